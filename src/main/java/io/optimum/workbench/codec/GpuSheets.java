package io.optimum.workbench.codec;

import io.optimum.workbench.domain.GpuId;
import io.optimum.workbench.domain.GpuSpec;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;

/// The GPU data sheets that ship with the program: `assets/gpus`, one file per GPU, listed in
/// `index.json`.
public final class GpuSheets {
  private static final String FOLDER = "/assets/gpus/";
  private final JsonCodec codec;

  public GpuSheets(JsonCodec codec) {
    this.codec = codec;
  }

  /// Every sheet, by id.
  public List<GpuSpec> shipped() {
    return ids().stream().map(this::read).toList();
  }

  /// @throws IllegalArgumentException when no such sheet ships, with those that do
  public GpuSpec require(GpuId gpu) {
    List<GpuId> ids = ids();
    if (!ids.contains(gpu)) {
      throw new IllegalArgumentException(
          "There is no data sheet of the GPU %s. There are %s.".formatted(gpu, ids));
    }
    return read(gpu);
  }

  private List<GpuId> ids() {
    return codec.readList(bytes("index.json"), GpuId.class, FOLDER + "index.json");
  }

  private GpuSpec read(GpuId gpu) {
    String file = gpu + ".json";
    return codec.read(bytes(file), GpuSpec.class, FOLDER + file);
  }

  private static byte[] bytes(String file) {
    try (InputStream in = GpuSheets.class.getResourceAsStream(FOLDER + file)) {
      if (in == null) {
        throw new IllegalStateException(
            "The program lacks its file %s%s. Install it again.".formatted(FOLDER, file));
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

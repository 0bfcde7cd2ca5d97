package io.optimum.workbench.codec;

import io.optimum.workbench.domain.gpu.GpuId;
import io.optimum.workbench.domain.gpu.GpuSpec;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// GPU data sheets: those that ship with the program, and the rules for those of a project.
///
/// What ships is in `assets/gpus`: one file per GPU, listed in `index.json`, and `mig.json`, which
/// says how GPUs are cut into MIG instances. Each instance is a GPU of its own, see [MigSlice].
public final class GpuSheets {
  private static final String FOLDER = "/assets/gpus/";
  private final JsonCodec codec;

  public GpuSheets(JsonCodec codec) {
    this.codec = codec;
  }

  /// Every sheet that ships, MIG instances among them, by id.
  public List<GpuSpec> shipped() {
    List<GpuSpec> sheets =
        new ArrayList<>(
            codec.readList(bytes("index.json"), GpuId.class, FOLDER + "index.json").stream()
                .map(this::read)
                .toList());
    sheets.addAll(slices(sheets));
    sheets.sort(Comparator.comparing(GpuSpec::id));
    return List.copyOf(sheets);
  }

  /// A sheet of a project's own. An id means one GPU everywhere, because profiles and measurements
  /// name their GPU by it: a sheet with the id of a shipped one must hold the same.
  ///
  /// @param where the file, for messages
  /// @throws JsonException with the file, the figure, its value and what to try
  public GpuSpec own(byte[] json, String where) {
    SheetRules.checkNulls(codec.read(json, Object.class, where), where);
    GpuSpec sheet = codec.read(json, GpuSpec.class, where);
    SheetRules.check(sheet, where);
    find(shipped(), sheet.id())
        .filter(shipped -> !shipped.equals(sheet))
        .ifPresent(shipped -> {
          throw new JsonException(
              where,
              "id",
              "The id (%s) is that of a shipped sheet, which has another %s. Give this GPU an id of its own, for example %s-mine."
                  .formatted(
                      sheet.id(), String.join(", ", differences(sheet, shipped)), sheet.id()));
        });
    return sheet;
  }

  private List<String> differences(GpuSpec one, GpuSpec other) {
    Map<?, ?> ones = codec.read(codec.write(one), Map.class, "sheet");
    Map<?, ?> others = codec.read(codec.write(other), Map.class, "sheet");
    return ones.keySet().stream()
        .filter(key -> !Objects.equals(ones.get(key), others.get(key)))
        .map(String::valueOf)
        .toList();
  }

  private List<GpuSpec> slices(List<GpuSpec> whole) {
    return codec.readList(bytes("mig.json"), MigProfiles.class, FOLDER + "mig.json").stream()
        .flatMap(cut ->
            cut.parents().stream()
                .map(id -> find(whole, id).orElseThrow())
                .flatMap(parent ->
                    cut.profiles().stream()
                        .map(each -> new MigSlice(parent, each, cut.source()).sheet())))
        .toList();
  }

  private GpuSpec read(GpuId gpu) {
    String file = gpu + ".json";
    return codec.read(bytes(file), GpuSpec.class, FOLDER + file);
  }

  private static Optional<GpuSpec> find(List<GpuSpec> sheets, GpuId id) {
    return sheets.stream().filter(each -> each.id().equals(id)).findFirst();
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

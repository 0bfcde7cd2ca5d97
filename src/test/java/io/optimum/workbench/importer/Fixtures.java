package io.optimum.workbench.importer;

import io.optimum.workbench.codec.GpuSheets;
import io.optimum.workbench.codec.JsonCodec;
import io.optimum.workbench.domain.gpu.GpuId;
import io.optimum.workbench.domain.gpu.GpuSpec;
import io.optimum.workbench.importer.source.ImportRequest;
import io.optimum.workbench.task.Progress;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// Files written for these tests, and the importer to read them with.
public final class Fixtures {
  public static final List<GpuSpec> SHEETS = new GpuSheets(new JsonCodec()).shipped();
  static final Path FOLDER = Path.of("src/test/resources/importer");
  public static final Path TINY = FOLDER.resolve("tiny");

  private Fixtures() {}

  public static ImportResult read(Path... files) {
    return new FileImporter(SHEETS, new GpuId("t4")).read(List.of(files), Progress.none());
  }

  public static ImportResult read(ImportRequest request) {
    return new FileImporter(SHEETS, new GpuId("t4")).read(request, Progress.none());
  }

  public static GpuSpec gpu(String id) {
    return SHEETS.stream().filter(sheet -> sheet.id().value().equals(id)).findFirst().orElseThrow();
  }

  /// Copies the tiny engine's files, but for those whose names end with one of the endings.
  public static Path copyTiny(Path folder, String... without) throws IOException {
    try (Stream<Path> files = Files.list(TINY)) {
      for (Path file : files.sorted().toList()) {
        if (Stream.of(without).noneMatch(file.toString()::endsWith)) {
          Files.copy(file, folder.resolve(file.getFileName()));
        }
      }
    }
    return folder;
  }

  /// Replaces text in one file.
  static void edit(Path file, String text, String replacement) throws IOException {
    Files.writeString(file, Files.readString(file).replace(text, replacement));
  }

  /// The header of a plan of TensorRT 10.3.0, and some body.
  static byte[] plan() {
    byte[] plan = new byte[64];
    System.arraycopy("ftrt".getBytes(StandardCharsets.US_ASCII), 0, plan, 0, 4);
    plan[24] = 10;
    plan[25] = 3;
    return plan;
  }

  public static byte[] ultralyticsPlan() {
    byte[] json = "{\"stride\": 32, \"task\": \"detect\"}".getBytes(StandardCharsets.US_ASCII);
    return ByteBuffer.allocate(4 + json.length + plan().length)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putInt(json.length)
        .put(json)
        .put(plan())
        .array();
  }
}

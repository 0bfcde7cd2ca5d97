package io.optimum.workbench.exporter.trace;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.optimum.workbench.codec.JsonCodec;
import io.optimum.workbench.domain.Problem;
import io.optimum.workbench.domain.plan.PlannedGpu;
import io.optimum.workbench.exporter.ExportBundle;
import io.optimum.workbench.exporter.ExportRequest;
import io.optimum.workbench.exporter.Exporter;
import java.io.OutputStreamWriter;
import java.util.ArrayList;
import java.util.List;

/// Runs what is planned for each GPU for a short time under full load and writes all of it as one
/// Chrome trace, a process per GPU. Above 64 MB of text the file is compressed.
public final class PlanTraceExporter implements Exporter {
  /// Perfetto's window opens such a file without a word; larger ones it wants compressed.
  private static final long PLAIN_BYTES_AT_MOST = 64_000_000;

  private final JsonCodec codec;
  private final long plainBytesAtMost;

  public PlanTraceExporter(JsonCodec codec) {
    this(codec, PLAIN_BYTES_AT_MOST);
  }

  PlanTraceExporter(JsonCodec codec, long plainBytesAtMost) {
    this.codec = codec;
    this.plainBytesAtMost = plainBytesAtMost;
  }

  @Override
  public String target() {
    return "trace";
  }

  @Override
  public String title() {
    return "Trace for Perfetto";
  }

  @Override
  public ExportBundle export(ExportRequest request) {
    List<Problem> problems = new ArrayList<>();
    PackedText packed = new PackedText();
    List<PlannedGpu> gpus = request.plan().gpus();
    try (var writer =
        new ChromeTraceWriter(
            new OutputStreamWriter(packed, UTF_8), codec, title(gpus.getFirst()))) {
      for (PlannedGpu gpu : gpus) {
        if (gpu.ordinal() != gpus.getFirst().ordinal()) {
          writer.next(title(gpu));
        }
        run(request, gpu, writer, problems);
      }
    }
    return new ExportBundle(
        List.of(packed.file("trace.json", plainBytesAtMost)), problems, problems.isEmpty());
  }

  private static void run(
      ExportRequest request, PlannedGpu gpu, ChromeTraceWriter writer, List<Problem> problems) {
    try {
      request.evidence().trace(gpu, writer);
    } catch (IllegalArgumentException e) {
      problems.add(
          Problem.warning(
              "trace.json",
              "GPU " + gpu.ordinal(),
              "What is planned for GPU %d cannot be run: %s"
                  .formatted(gpu.ordinal(), e.getMessage()),
              "The trace has no slices of it."));
    }
  }

  private static String title(PlannedGpu gpu) {
    return "GPU %d · %s · %s, saturated"
        .formatted(
            gpu.ordinal(),
            gpu.gpu(),
            gpu.sharing().name().toLowerCase(java.util.Locale.ROOT).replace('_', ' '));
  }
}

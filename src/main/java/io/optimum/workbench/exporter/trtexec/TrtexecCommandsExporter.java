package io.optimum.workbench.exporter.trtexec;

import io.optimum.workbench.domain.engine.Engine;
import io.optimum.workbench.domain.engine.EngineFile;
import io.optimum.workbench.domain.engine.Precision;
import io.optimum.workbench.domain.plan.PlannedDeployment;
import io.optimum.workbench.domain.run.Deployment;
import io.optimum.workbench.exporter.ExportBundle;
import io.optimum.workbench.exporter.ExportBundle.ExportFile;
import io.optimum.workbench.exporter.ExportRequest;
import io.optimum.workbench.exporter.Exporter;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// The trtexec commands that rebuild each engine of a plan from its ONNX file and measure it again
/// with the plan's settings, alone. The files they write are those that the workbench imports.
///
/// The ONNX files are not known to a plan: the script takes their folder from the environment. What
/// goes into an engine is written down where it is known, for every batch size up to the plan's,
/// and can be set from the environment ([TrtexecShapes]). trtexec cannot run two different engines
/// together.
public final class TrtexecCommandsExporter implements Exporter {
  static final String NAME = "trtexec-commands.sh";

  @Override
  public String target() {
    return "trtexec";
  }

  @Override
  public String title() {
    return "trtexec commands";
  }

  @Override
  public ExportBundle export(ExportRequest request) {
    String commands =
        request.plan().gpus().stream()
            .flatMap(gpu -> gpu.deployments().stream())
            .map(PlannedDeployment::deployment)
            .collect(
                Collectors.toMap(
                    TrtexecCommandsExporter::stem, each -> each, (first, _) -> first, TreeMap::new))
            .values()
            .stream()
            .map(each -> command(request, each))
            .collect(Collectors.joining("\n"));
    return new ExportBundle(
        List.of(new ExportFile.Text(NAME, HEAD + commands, true)), List.of(), true);
  }

  private static final String HEAD =
      """
      #!/bin/sh
      # Builds each engine of the plan from $ONNX/<engine>.onnx where $ENGINES/<name>.engine is not there
      # yet, and measures it alone with the plan's batch, streams and CUDA graph setting. The JSON files
      # land beside it, ready for import.
      # An ONNX file with free dimensions needs shapes. Where the inputs are known they are below; the variable
      # named beside an engine takes their place, and is to be empty where an ONNX file has fixed shapes.
      # An engine belongs to one GPU type and one TensorRT version: run this on the GPU of the plan.
      set -eu
      ONNX=${ONNX:-onnx}
      ENGINES=${ENGINES:-engines}
      trtexec=${TRTEXEC:-trtexec}
      mkdir -p "$ENGINES"

      build() {
        name=$1
        model=$2
        shapes=$3
        shift 3
        if [ ! -e "$ENGINES/$name.engine" ]; then
          # shellcheck disable=SC2086 # several options
          "$trtexec" --onnx="$ONNX/$model.onnx" --saveEngine="$ENGINES/$name.engine" \\
            --profilingVerbosity=detailed --skipInference $shapes "$@"
        fi
      }

      measure() {
        engine=$1
        stem="$ENGINES/$2.engine"
        shapes=$3
        shift 3
        # shellcheck disable=SC2086
        "$trtexec" --loadEngine="$ENGINES/$engine.engine" --useSpinWait --separateProfileRun $shapes \\
          --profilingVerbosity=detailed --exportLayerInfo="$stem.graph.json" \\
          --exportProfile="$stem.profile.json" --exportTimes="$stem.timing.json" "$@"
      }

      """;

  private static String command(ExportRequest request, Deployment deployment) {
    Engine engine = request.engine(deployment.engine());
    String made =
        engine.planFile().map(TrtexecCommandsExporter::origin).orElse("its file was not known");
    TrtexecShapes shapes =
        new TrtexecShapes(
            name(deployment),
            request.inputs().getOrDefault(engine.id(), List.of()),
            deployment.batchSize());
    return """
    # %s at batch %d: %s
    %sbuild %s %s %s%s
    measure %s %s %s --infStreams=%d%s
    """
        .formatted(
            engine.id(),
            deployment.batchSize(),
            made,
            shapes.note(),
            name(deployment),
            engine.id(),
            shapes.toBuild(),
            precision(engine.precision()),
            name(deployment),
            stem(deployment),
            shapes.toMeasure(),
            deployment.streams(),
            deployment.cudaGraph() ? " --useCudaGraph" : "");
  }

  private static String origin(EngineFile file) {
    return "SHA-256 %s, TensorRT %s"
        .formatted(
            file.sha256().replaceAll("[^0-9a-f]", ""),
            file.tensorRtVersion().replaceAll("[^0-9A-Za-z. ]", ""));
  }

  private static String name(Deployment deployment) {
    return "%s-b%d".formatted(deployment.engine(), deployment.batchSize());
  }

  /// Names the JSON files. Deployments that differ in nothing that trtexec can set are measured
  /// once.
  private static String stem(Deployment deployment) {
    return name(deployment)
        + (deployment.streams() > 1 ? "-s" + deployment.streams() : "")
        + (deployment.cudaGraph() ? "-graph" : "");
  }

  private static String precision(Precision precision) {
    return switch (precision) {
      case FP32 -> " --noTF32";
      case TF32 -> "";
      case FP16 -> " --fp16";
      case BF16 -> " --bf16";
      case INT8 -> " --int8";
      case FP8 -> " --fp8";
      case MIXED -> " --best";
    };
  }
}

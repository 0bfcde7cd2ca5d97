package io.optimum.workbench.exporter.kubernetes;

import io.optimum.workbench.domain.Problem;
import io.optimum.workbench.domain.engine.Engine;
import io.optimum.workbench.domain.engine.EngineFile;
import io.optimum.workbench.exporter.ExportRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// The tag of Triton's image: an engine is loaded only by the TensorRT that built it.
///
/// @param tag of `nvcr.io/nvidia/tritonserver`
/// @param problems why it must be chosen by hand; empty = it is known
record TritonImage(String tag, List<Problem> problems) {
  /// Stands where nobody can know the release; such an image does not exist.
  static final String UNKNOWN = "choose-a-release";

  static TritonImage of(ExportRequest request) {
    Set<String> versions =
        request.plan().gpus().stream()
            .flatMap(gpu -> gpu.deployments().stream())
            .map(each -> request.engine(each.deployment().engine()))
            .flatMap(each -> version(each).stream())
            .collect(Collectors.toCollection(TreeSet::new));
    String tag = versions.size() == 1 ? tag(versions.iterator().next()) : UNKNOWN;
    List<Problem> problems = new ArrayList<>();
    if (tag.equals(UNKNOWN)) {
      problems.add(
          Problem.warning(
              "kustomization.yaml",
              "images",
              "The engines were built with TensorRT %s; which release of Triton has it is not known here."
                  .formatted(versions.isEmpty() ? "of no known version" : versions),
              "Set newTag to the release of NVIDIA's support matrix with that TensorRT."));
    }
    return new TritonImage(tag, problems);
  }

  private static List<String> version(Engine engine) {
    return engine.planFile().map(EngineFile::tensorRtVersion).stream().toList();
  }

  /// Releases whose TensorRT is known for sure (NVIDIA, Frameworks Support Matrix).
  private static String tag(String tensorRt) {
    if (tensorRt.startsWith("8.6.1")) {
      return "23.12-py3";
    }
    if (tensorRt.startsWith("10.3.0")) {
      return "24.08-py3";
    }
    return tensorRt.startsWith("10.5.0") ? "24.10-py3" : UNKNOWN;
  }
}

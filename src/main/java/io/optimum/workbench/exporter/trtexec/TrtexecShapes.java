package io.optimum.workbench.exporter.trtexec;

import io.optimum.workbench.exporter.EngineInput;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// The shapes with which trtexec builds and measures one engine: it takes every batch size from one
/// to the plan's, as a server that does not wait for full batches needs, and is tuned for the
/// plan's.
///
/// @param name of the engine at its batch size
/// @param inputs of the engine; empty where they are not known
record TrtexecShapes(String name, List<EngineInput> inputs, int batchSize) {
  /// Names that mean themselves to a shell and to trtexec.
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_./-]+");

  /// What to say before the commands, in lines of a script.
  String note() {
    if (!areKnown()) {
      return """
      # Its inputs are not known. An ONNX file with free dimensions needs %s="--shapes=NAME:%dx...".
      """
          .formatted(variable(), batchSize);
    }
    if (haveFreeSizes()) {
      return """
      # %s, where ? stands for a size that is free.
      : "${%s?Set it to the shapes of %s for trtexec, or to nothing where its ONNX file has them.}"
      """
          .formatted(sizes(), variable(), name);
    }
    return "# %s: another %s=\"...\" takes its place.%n".formatted(sizes(), variable());
  }

  String toBuild() {
    return batchSize == 1
        ? toMeasure()
        : option(
            "--minShapes=%s --optShapes=%s --maxShapes=%s"
                .formatted(shapes(1), shapes(batchSize), shapes(batchSize)));
  }

  String toMeasure() {
    return option("--shapes=" + shapes(batchSize));
  }

  private String option(String known) {
    return areKnown() && !haveFreeSizes() && haveFreeBatch()
        ? "\"${%s-%s}\"".formatted(variable(), known)
        : "\"${%s-}\"".formatted(variable());
  }

  private boolean areKnown() {
    return !inputs.isEmpty()
        && inputs.stream().allMatch(each -> PLAIN.matcher(each.name()).matches());
  }

  private boolean haveFreeSizes() {
    return inputs.stream().anyMatch(EngineInput::hasOtherFree);
  }

  private boolean haveFreeBatch() {
    return inputs.stream().anyMatch(EngineInput::hasFreeBatch);
  }

  private String shapes(int batch) {
    return inputs.stream()
        .filter(EngineInput::hasFreeBatch)
        .map(each -> each.name() + ":" + each.shape(batch))
        .collect(Collectors.joining(","));
  }

  private String sizes() {
    return inputs.stream()
        .map(each -> each.name() + " " + each.text())
        .collect(Collectors.joining(", ", "Its inputs are ", ""));
  }

  private String variable() {
    return "SHAPES_" + name.replaceAll("[^A-Za-z0-9]", "_");
  }
}

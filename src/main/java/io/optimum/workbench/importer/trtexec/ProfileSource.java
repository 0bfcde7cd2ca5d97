package io.optimum.workbench.importer.trtexec;

import io.optimum.workbench.importer.file.Texts;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/// Says in a profile where its figures are from, what was done to them, and with which switches
/// they were measured: profiles of different switches are not to be compared.
final class ProfileSource {
  private static final List<String> SWITCHES =
      List.of(
          "CUDA Graph",
          "Spin-wait",
          "Data transfers",
          "Streams",
          "Multithreading",
          "Separate profiling",
          "Precision");

  private ProfileSource() {}

  static boolean usesCudaGraph(Metadata metadata) {
    return metadata.text("CUDA Graph").equals("Enabled");
  }

  static boolean copiesData(Metadata metadata) {
    return !metadata.text("Data transfers").equals("Disabled");
  }

  static String describe(
      MeasuredFiles parts, LayerMatch match, SoloTimes solo, KernelScaling scaling) {
    return "Derived from %s. %s %s"
        .formatted(files(parts), scaled(match, solo, scaling), measured(parts, solo));
  }

  private static String files(MeasuredFiles parts) {
    return String.join(
        ", ", parts.paths().stream().map(path -> "" + Path.of(path).getFileName()).toList());
  }

  private static String scaled(LayerMatch match, SoloTimes solo, KernelScaling scaling) {
    return solo.computeNanos() == 0
        ? "Layer times (sum %s) were taken as they are.".formatted(Texts.millis(match.sumNanos()))
        : String.format(
            Locale.ROOT,
            "Layer times (sum %s) were scaled by %.3f, so that with gaps of %d ns they make the %s"
                + " (%s).",
            Texts.millis(match.sumNanos()),
            scaling.factor(),
            scaling.gapNanos(),
            solo.from(),
            Texts.millis(solo.computeNanos()));
  }

  private static String measured(MeasuredFiles parts, SoloTimes solo) {
    Metadata metadata = parts.metadata();
    StringBuilder text = new StringBuilder("Measured with trtexec version ");
    text.append(MeasuredSwitches.version(parts)).append(": ");
    for (String key : SWITCHES) {
      text.append(key.toLowerCase(Locale.ROOT)).append(' ').append(known(metadata, key));
      text.append(", ");
    }
    text.append("CUDA ").append(known(metadata, "CUDA")).append(", TensorRT ");
    text.append(
        parts.plan().map(plan -> plan.tensorRtVersion()).orElse(known(metadata, "TensorRT")));
    text.append('.');
    if (usesCudaGraph(metadata) && solo.enqueueNanos() > 0) {
      text.append(
          String.format(
              Locale.ROOT,
              " The enqueue time of %.1f us is that of one CUDA graph launch and says nothing of"
                  + " launches without a graph.",
              solo.enqueueNanos() / 1e3));
    }
    if (!copiesData(metadata)) {
      text.append(" Inputs and outputs stay on the device, as measured.");
    }
    return text.toString();
  }

  private static String known(Metadata metadata, String key) {
    String value = metadata.text(key);
    return value.isBlank() ? "unknown" : Texts.shorten(value).toLowerCase(Locale.ROOT);
  }
}

package io.optimum.workbench.importer;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// The files we can read, told apart by what is in them, whatever they are called. To add a format:
/// one reader class, one row here, one fixture in the tests.
///
/// JSON is told apart by its outermost bracket and the keys next to it; a plan by its magic.
public enum ProfileFormat {
  TENSORRT_PLAN("TensorRT plan", "(?!)"),
  LAYER_INFO("trtexec layer information", "\\{(Layers|Bindings)"),
  LAYER_TIMES("trtexec layer times", "\\[(count|timeMs|averageMs|medianMs)"),
  REQUEST_TIMES(
      "trtexec request times", "\\[(startEnqMs|startInMs|startComputeMs|computeMs|latencyMs)"),
  METADATA(
      "TREx metadata",
      "\\{(performance_summary|inference_options|device_information|model_options|build_options)"),
  DEVICE_PROPERTIES(
      "TREx device properties", "\\[(ComputeCapability|MULTIPROCESSOR_COUNT|CUDA_VERSION)");

  private static final int KEYS_SHOWN = 6;

  private final String label;
  private final Pattern firstKey;

  ProfileFormat(String label, String firstKey) {
    this.label = label;
    this.firstKey = Pattern.compile(firstKey);
  }

  /// For people, for example `trtexec layer times`.
  public String label() {
    return label;
  }

  ProfileReader reader() {
    return switch (this) {
      case TENSORRT_PLAN -> new TensorRtPlanReader();
      case LAYER_INFO -> new LayerInfoReader();
      case LAYER_TIMES -> new LayerTimesReader();
      case REQUEST_TIMES -> new RequestTimesReader();
      case METADATA -> new TrexMetadataReader();
      case DEVICE_PROPERTIES -> new DevicePropertiesReader();
    };
  }

  /// Tells a JSON format by its first keys, reading no further than needed.
  static ProfileFormat sniffJson(InputStream in) throws IOException {
    try (JsonStream json = new JsonStream(in)) {
      Set<String> seen = new LinkedHashSet<>();
      return json.firstKey(key -> byKey(key).isPresent(), key -> remember(seen, key))
          .flatMap(ProfileFormat::byKey)
          .orElseThrow(() -> unknown(seen));
    }
  }

  private static Optional<ProfileFormat> byKey(String key) {
    return Arrays.stream(values())
        .filter(format -> format.firstKey.matcher(key).matches())
        .findFirst();
  }

  private static void remember(Set<String> seen, String key) {
    if (seen.size() < KEYS_SHOWN) {
      seen.add(Texts.shorten(key.substring(1)));
    }
  }

  private static WrongContentException unknown(Set<String> seen) {
    return new WrongContentException(
        "",
        seen.isEmpty()
            ? "This JSON has no keys of trtexec or TREx: it is empty or a list of plain values."
            : "This JSON is none of trtexec or TREx: its keys are %s.".formatted(seen),
        "Give the files written by trtexec with --exportLayerInfo, --exportProfile and"
            + " --exportTimes.");
  }
}

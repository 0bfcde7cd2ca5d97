package io.optimum.workbench.importer.source;

import io.optimum.workbench.importer.file.JsonStream;
import io.optimum.workbench.importer.file.Texts;
import io.optimum.workbench.importer.file.WrongContentException;
import io.optimum.workbench.importer.onnx.OnnxHead;
import io.optimum.workbench.importer.plan.TensorRtPlanReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// Tells a file's format by its content alone: binary files by their first bytes, JSON by its
/// outermost bracket and the keys next to it.
final class Recogniser {
  private static final String SQLITE = "SQLite format 3\0";
  private static final int KEYS_SHOWN = 6;

  private static final Map<ProfileFormat, Pattern> JSON_KEYS =
      Map.of(
          ProfileFormat.LAYER_INFO,
          Pattern.compile("\\{(Layers|Bindings)"),
          ProfileFormat.LAYER_TIMES,
          Pattern.compile("\\[(count|timeMs|averageMs|medianMs)"),
          ProfileFormat.REQUEST_TIMES,
          Pattern.compile("\\[(startEnqMs|startInMs|startComputeMs|computeMs|latencyMs)"),
          ProfileFormat.METADATA,
          Pattern.compile(
              "\\{(performance_summary|inference_options|device_information|model_options"
                  + "|build_options)"),
          ProfileFormat.DEVICE_PROPERTIES,
          Pattern.compile("\\[(ComputeCapability|MULTIPROCESSOR_COUNT|CUDA_VERSION)"),
          ProfileFormat.MEASUREMENTS,
          Pattern.compile("\\{colocated"));

  private Recogniser() {}

  /// @throws IOException for anything that is none of our formats, with what it may be instead
  static ProfileFormat recognise(SourceFile file) throws IOException {
    byte[] head;
    try (InputStream in = Files.newInputStream(file.path())) {
      head = in.readNBytes(TensorRtPlanReader.HEAD_BYTES);
    }
    if (head.length == 0) {
      throw new WrongContentException("", "The file is empty (0 bytes).", "Export it again.");
    }
    if (TensorRtPlanReader.planStart(head).isPresent()) {
      return ProfileFormat.TENSORRT_PLAN;
    }
    if (startsWith(head, SQLITE)) {
      return ProfileFormat.NSYS_TRACE;
    }
    if (OnnxHead.matches(head)) {
      return ProfileFormat.ONNX;
    }
    if (looksLikeJson(head)) {
      try (InputStream in = file.open()) {
        return json(in);
      }
    }
    return table(file, head);
  }

  /// Tells a table by its header, which may stand after lines of a log.
  private static ProfileFormat table(SourceFile file, byte[] head) throws IOException {
    for (byte each : head) {
      if (each == 0) {
        throw Strangers.refuse(head);
      }
    }
    try (InputStream in = file.open()) {
      return TableFormats.recognise(in).orElseThrow(() -> Strangers.refuse(head));
    }
  }

  private static boolean startsWith(byte[] head, String magic) {
    byte[] bytes = magic.getBytes(StandardCharsets.ISO_8859_1);
    return java.util.Arrays.mismatch(head, bytes) >= bytes.length;
  }

  /// JSON begins with a bracket, after white space or a byte order mark; a UTF-16 bracket has a
  /// zero beside it.
  private static boolean looksLikeJson(byte[] head) {
    for (byte each : head) {
      switch (each) {
        case '{', '[' -> {
          return true;
        }
        case ' ',
            '\t',
            '\r',
            '\n',
            0,
            (byte) 0xEF,
            (byte) 0xBB,
            (byte) 0xBF,
            (byte) 0xFE,
            (byte) 0xFF -> {}
        default -> {
          return false;
        }
      }
    }
    return head[0] != 0;
  }

  /// Tells a JSON format by its first keys, reading no further than needed.
  private static ProfileFormat json(InputStream in) throws IOException {
    try (JsonStream json = new JsonStream(in)) {
      Set<String> seen = new LinkedHashSet<>();
      return json.firstKey(key -> byKey(key).isPresent(), key -> remember(seen, key))
          .flatMap(Recogniser::byKey)
          .orElseThrow(() -> unknown(seen));
    }
  }

  private static Optional<ProfileFormat> byKey(String key) {
    return JSON_KEYS.entrySet().stream()
        .filter(each -> each.getValue().matcher(key).matches())
        .map(Map.Entry::getKey)
        .findFirst();
  }

  private static void remember(Set<String> seen, String key) {
    if (seen.size() < KEYS_SHOWN) {
      seen.add(Texts.shorten(key.substring(1)));
    }
  }

  private static WrongContentException unknown(Set<String> seen) {
    if (seen.contains("startedEpochMillis")) {
      return new WrongContentException(
          "",
          "This is the journal of a campaign, which belongs to the project it was made in.",
          "Copy it into the folder campaigns of a project with the same engines.");
    }
    return new WrongContentException(
        "",
        seen.isEmpty()
            ? "This JSON has no keys of trtexec or TREx: it is empty or a list of plain values."
            : "This JSON is none of trtexec or TREx: its keys are %s.".formatted(seen),
        "Give the files written by trtexec with --exportLayerInfo, --exportProfile and"
            + " --exportTimes.");
  }
}

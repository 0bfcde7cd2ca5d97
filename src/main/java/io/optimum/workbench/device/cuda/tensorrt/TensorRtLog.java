package io.optimum.workbench.device.cuda.tensorrt;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.bytedeco.tensorrt.nvinfer.ILogger;

/// Keeps what TensorRT logs: errors are the only place where it says why. Called from threads of
/// TensorRT.
final class TensorRtLog extends ILogger {
  private static final int ERROR = 1;
  private static final int WARNING = 2;
  private static final int KEPT = 20;

  private final List<String> errors = new ArrayList<>();
  private final List<String> warnings = new ArrayList<>();

  @Override
  public synchronized void log(Severity severity, String message) {
    if (severity.value <= ERROR) {
      keep(errors, message);
    } else if (severity.value == WARNING) {
      keep(warnings, message);
    }
  }

  /// An error of ours about TensorRT.
  synchronized void add(String error) {
    keep(errors, error);
  }

  /// Whether an error that nobody took has this word.
  synchronized boolean hasError(String word) {
    return errors.stream().anyMatch(each -> each.toLowerCase(Locale.ROOT).contains(word));
  }

  private static void keep(List<String> kept, String message) {
    if (kept.size() < KEPT && !kept.contains(message)) {
      kept.add(message);
    }
  }

  /// The errors since the last call.
  synchronized List<String> takeErrors() {
    List<String> taken = List.copyOf(errors);
    errors.clear();
    return taken;
  }

  /// The warnings since the last call.
  synchronized List<String> takeWarnings() {
    List<String> taken = List.copyOf(warnings);
    warnings.clear();
    return taken;
  }
}

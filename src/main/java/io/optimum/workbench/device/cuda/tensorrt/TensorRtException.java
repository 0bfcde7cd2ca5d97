package io.optimum.workbench.device.cuda.tensorrt;

import io.optimum.workbench.device.DeviceFaultException;
import io.optimum.workbench.domain.plan.InfeasibleException;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;

/// TensorRT refused. The message has the reasons that it logged itself, for example that an engine
/// was built for another GPU or by another version.
public final class TensorRtException extends IllegalArgumentException {
  private static final long serialVersionUID = 1;

  /// `Error Code 2: OutOfMemory`, `Cuda Runtime (out of memory)`, `Requested amount of GPU memory
  /// (… bytes) could not be allocated`.
  private static final Pattern OUT_OF_MEMORY =
      Pattern.compile("(?i)out ?of ?memory|GPU memory .* could not be allocated");

  private static final String SMALLER =
      "The GPU is out of memory: take a smaller batch, fewer streams or fewer engines, or stop"
          + " other processes on this GPU.";

  /// Where nothing was logged that can be read.
  public TensorRtException(String message) {
    super(message);
  }

  /// Of libraries that do not load. JavaCPP's own words name its binding only; its cause names the
  /// library that is missing.
  static TensorRtException notLoaded(LinkageError error) {
    Throwable reason = Objects.requireNonNullElse(error.getCause(), error);
    return new TensorRtException(
        "TensorRT's libraries cannot be loaded: %s. `optimum doctor` says what this machine has."
            .formatted(reason.getMessage()));
  }

  /// What a refusal is: [InfeasibleException] where the GPU's memory does not suffice, else this.
  ///
  /// @param what was asked for, as a sentence without its full stop
  /// @param reasons errors logged meanwhile
  static RuntimeException of(String what, List<String> reasons) {
    String text = sentence(what, reasons);
    return reasons.stream().anyMatch(each -> OUT_OF_MEMORY.matcher(each).find())
        ? new InfeasibleException(text + " " + SMALLER)
        : new TensorRtException(text);
  }

  /// The same of an engine that had run before: then the device failed, not what was asked for.
  static RuntimeException fault(String what, List<String> reasons) {
    return new DeviceFaultException(sentence(what, reasons));
  }

  private static String sentence(String what, List<String> reasons) {
    return reasons.isEmpty()
        ? what + "; TensorRT gave no reason."
        : "%s. TensorRT says: %s".formatted(what, String.join(" ", reasons));
  }
}

package io.optimum.workbench.device.cuda.tensorrt;

import java.util.List;

/// TensorRT refused. The message has the reasons that it logged itself, for example that an engine
/// was built for another GPU or by another version.
public final class TensorRtException extends IllegalArgumentException {
  private static final long serialVersionUID = 1;

  /// Where nothing was logged that can be read.
  public TensorRtException(String message) {
    super(message);
  }

  /// @param what was asked for, as a sentence without its full stop
  /// @param reasons errors logged meanwhile
  TensorRtException(String what, List<String> reasons) {
    super(
        reasons.isEmpty()
            ? what + "; TensorRT gave no reason."
            : "%s. TensorRT says: %s".formatted(what, String.join(" ", reasons)));
  }
}

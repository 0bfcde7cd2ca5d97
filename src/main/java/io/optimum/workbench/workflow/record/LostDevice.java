package io.optimum.workbench.workflow.record;

import io.optimum.workbench.device.DeviceFaultException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Tells a device that is lost from one that failed once: it fails a second time, opened anew, and
/// nothing was measured in between.
final class LostDevice {
  /// Where an agent's words are kept: another file each time.
  private static final Pattern LOG = Pattern.compile("\\s*All of it is in .*");

  private @Nullable String before;
  private boolean lost;

  /// Whether trying again would only say the same again.
  boolean isLost() {
    return lost;
  }

  /// A part ended well, or left work.
  void ended(int newlyMeasured) {
    if (newlyMeasured > 0) {
      before = null;
    }
  }

  /// A part failed.
  ///
  /// @return what to say of it
  String failed(RuntimeException failure, int newlyMeasured) {
    ended(newlyMeasured);
    String said = String.valueOf(failure.getMessage());
    String fault = fault(failure);
    if (fault == null) {
      return said;
    }
    if (before == null) {
      before = fault;
      return said;
    }
    lost = true;
    return (fault.equals(before) ? "The device failed again in the same way." : said)
        + " Nothing was measured since it failed before: it is given up, and nothing after it was"
        + " begun. Mend the device, then go on with --resume.";
  }

  private static @Nullable String fault(Throwable failure) {
    for (Throwable each = failure; each != null; each = each.getCause()) {
      if (each instanceof DeviceFaultException) {
        return LOG.matcher(String.valueOf(each.getMessage())).replaceAll("");
      }
    }
    return null;
  }
}

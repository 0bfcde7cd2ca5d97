package io.optimum.workbench.device;

import io.optimum.workbench.domain.run.Steering;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;

/// Steers a run while it goes. Any thread may call [#steer]; the device drains the changes in
/// order.
public final class RunControl {
  private final ConcurrentLinkedQueue<Steering> pending = new ConcurrentLinkedQueue<>();

  /// Asks for a change.
  public void steer(Steering change) {
    pending.add(change);
  }

  /// The changes asked for since the last call, oldest first.
  public List<Steering> drain() {
    if (pending.isEmpty()) {
      return List.of();
    }
    List<Steering> changes = new ArrayList<>();
    for (Steering next = pending.poll(); next != null; next = pending.poll()) {
      changes.add(next);
    }
    return changes;
  }
}

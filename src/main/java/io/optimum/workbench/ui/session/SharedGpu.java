package io.optimum.workbench.ui.session;

import io.optimum.workbench.workflow.campaign.SharedGpuException;

/// What is said when nothing was measured because other processes use the GPU, with the offer to go
/// on beside them.
public final class SharedGpu {
  private final Session session;

  public SharedGpu(Session session) {
    this.session = session;
  }

  /// Notes why work failed, and gives the message.
  ///
  /// @param during what was tried, for example `Train`
  /// @param besideOthers does it beside them, on the window's thread
  public String failed(String during, Throwable failure, Runnable besideOthers) {
    return SharedGpuException.in(failure)
        .map(refusal -> offer(refusal, besideOthers))
        .orElseGet(() -> session.problems().failed(during, failure));
  }

  private String offer(SharedGpuException refusal, Runnable besideOthers) {
    session
        .notices()
        .show(
            Notice.of(
                "shared-gpu",
                refusal.what() + " What is measured all the same is marked as contaminated.",
                new Notice.Answer("Measure beside them", besideOthers)));
    return refusal.what();
  }
}

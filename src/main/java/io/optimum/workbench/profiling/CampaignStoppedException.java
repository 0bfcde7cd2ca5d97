package io.optimum.workbench.profiling;

import io.optimum.workbench.profiling.trial.CampaignResult;
import java.util.concurrent.CancellationException;

/// The user stopped a campaign; what it measured until then comes along.
public final class CampaignStoppedException extends CancellationException {
  private static final long serialVersionUID = 1;
  private final transient CampaignResult result;

  CampaignStoppedException(CampaignResult result) {
    super("The campaign was stopped.");
    this.result = result;
  }

  public CampaignResult result() {
    return result;
  }
}

package io.optimum.workbench.profiling.trial;

/// A campaign that cannot start or go on: what, where, and what to try. What it measured is kept.
public final class CampaignException extends RuntimeException {
  private static final long serialVersionUID = 1;

  public CampaignException(String message) {
    super(message);
  }

  public CampaignException(String message, Throwable cause) {
    super(message, cause);
  }
}

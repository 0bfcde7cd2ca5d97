package io.optimum.workbench.device.agent.message;

import java.time.Duration;

/// How long an agent has said nothing. Only time in which somebody listened counts: a program that
/// was itself suspended has heard nothing either.
public final class Silence {
  private volatile boolean heard = true;
  private volatile Duration deviceSilent = Duration.ZERO;
  private Duration lasted = Duration.ZERO;

  /// The agent said something.
  public void broken() {
    heard = true;
  }

  /// The agent said how long its device has been silent.
  public void deviceSilent(Duration value) {
    deviceSilent = value;
  }

  public Duration deviceSilent() {
    return deviceSilent;
  }

  /// Called by whoever listened for a moment and heard nothing.
  public Duration lasts(Duration moment) {
    lasted = heard ? Duration.ZERO : lasted.plus(moment);
    heard = false;
    return lasted;
  }
}

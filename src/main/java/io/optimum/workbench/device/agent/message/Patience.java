package io.optimum.workbench.device.agent.message;

import java.time.Duration;

/// How long the two sides wait for each other.
///
/// @param start until its first message: the host is reached and the program starts
/// @param silence between two messages; whoever is well says something every second
/// @param deviceSilence of the device while it works on what was asked
/// @param cancel until a cancelled run has ended, and until an agent that was told to close has
public record Patience(Duration start, Duration silence, Duration deviceSilence, Duration cancel) {
  /// For people and campaigns.
  public static Patience standard() {
    return new Patience(
        Duration.ofSeconds(30),
        Duration.ofSeconds(20),
        Duration.ofSeconds(60),
        Duration.ofMillis(400));
  }
}

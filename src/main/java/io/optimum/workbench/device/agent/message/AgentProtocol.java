package io.optimum.workbench.device.agent.message;

import io.optimum.workbench.device.DeviceCapabilities;
import io.optimum.workbench.device.DeviceChoice;
import io.optimum.workbench.domain.engine.EngineProfile;
import io.optimum.workbench.domain.gpu.GpuMachine;
import io.optimum.workbench.domain.run.RunConditions;
import io.optimum.workbench.domain.run.RunRequest;
import io.optimum.workbench.domain.run.RunResult;
import io.optimum.workbench.domain.run.Steering;
import org.jspecify.annotations.Nullable;

/// What an agent and whoever measures say to each other: one JSON object per line.
///
/// The agent begins with [FromAgent.Hello]. Then it is asked, one thing at a time, and answers each
/// with one message; while a run goes it may be steered and cancelled, and tells spans and progress
/// before its answer. Both sides say [ToAgent.Alive] or [FromAgent.Alive] when there is nothing
/// else to say.
public final class AgentProtocol {
  /// Changes with every change of a message.
  public static final int VERSION = 2;

  /// The oldest that is understood too: without [ToAgent.Look] and what a greeting tells of its
  /// machine.
  public static final int OLDEST = 1;

  /// Since which the board can be looked at.
  public static final int LOOKS = 2;

  private AgentProtocol() {}

  /// From whoever measures to the agent.
  public sealed interface ToAgent {
    /// Answered by [FromAgent.Opened]. Once, before everything else.
    record Open(DeviceChoice device) implements ToAgent {}

    /// Answered by [FromAgent.Loaded], or [FromAgent.Missing] when the engine's file has to be sent
    /// first.
    ///
    /// @param engine the engine's file; null = known by its profile only
    record Load(EngineProfile profile, @Nullable EngineName engine) implements ToAgent {}

    /// The next bytes of an engine's file. Answered by [FromAgent.Stored].
    ///
    /// @param offset of the first of these bytes in the file
    record Upload(EngineName engine, long offset, byte[] data) implements ToAgent {}

    /// Answered by [FromAgent.Result], after spans and progress.
    record Run(RunRequest request) implements ToAgent {}

    /// Answered by [FromAgent.Looked]. Since version 2.
    record Look() implements ToAgent {}

    /// A change to the run that goes on; without an answer.
    record Steer(Steering change) implements ToAgent {}

    /// Stop the run that goes on, which then fails as cancelled.
    record Cancel() implements ToAgent {}

    /// Still here; without an answer.
    record Alive() implements ToAgent {}

    /// The agent ends.
    record Close() implements ToAgent {}
  }

  /// A serialised engine.
  ///
  /// @param path where it lies on the agent's machine; null = not there
  public record EngineName(
      String sha256, long sizeBytes, String tensorRtVersion, @Nullable String path) {}

  /// From the agent to whoever measures.
  public sealed interface FromAgent {
    /// The first message; its first two keys are those of every version.
    ///
    /// @param protocol [#VERSION]
    /// @param program version of the program
    /// @param machine what the agent found to run engines with. Since version 2
    record Hello(int protocol, String program, GpuMachine machine) implements FromAgent {}

    record Opened(DeviceCapabilities capabilities) implements FromAgent {}

    record Loaded() implements FromAgent {}

    /// The file of an engine is not there.
    record Missing() implements FromAgent {}

    /// How much of an engine's file is there now.
    record Stored(long offset) implements FromAgent {}

    /// Spans of the run that goes on.
    ///
    /// @param count how many
    /// @param data the next bytes of a span file
    record Spans(int count, byte[] data) implements FromAgent {}

    /// Where the run is.
    record Progress(double doneFraction, String message) implements FromAgent {}

    /// What the board is like between runs. Since version 2.
    record Looked(RunConditions conditions) implements FromAgent {}

    record Result(RunResult result) implements FromAgent {}

    /// What was asked for was not done.
    record Failed(Failure kind, String message) implements FromAgent {}

    /// Still here.
    ///
    /// @param silentMillis since the device was last heard of, while it works on what was asked;
    ///   else 0
    record Alive(long silentMillis) implements FromAgent {}
  }

  /// Why something was not done.
  public enum Failure {
    /// Memory does not suffice.
    INFEASIBLE,
    /// What was asked for has no meaning on this device.
    ARGUMENT,
    /// It was cancelled.
    CANCELLED,
    /// A recorded run that was stopped when it was recorded.
    STOPPED,
    /// The device failed.
    FAULT,
    /// The message was not understood.
    MESSAGE
  }
}

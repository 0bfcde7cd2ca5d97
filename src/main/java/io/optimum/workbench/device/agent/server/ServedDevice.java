package io.optimum.workbench.device.agent.server;

import io.optimum.workbench.device.DeviceChoice;
import io.optimum.workbench.device.DeviceOpener;
import io.optimum.workbench.device.EngineBinary;
import io.optimum.workbench.device.GpuDevice;
import io.optimum.workbench.device.StoppedRunException;
import io.optimum.workbench.device.agent.message.AgentProtocol.EngineName;
import io.optimum.workbench.device.agent.message.AgentProtocol.Failure;
import io.optimum.workbench.device.agent.message.AgentProtocol.FromAgent;
import io.optimum.workbench.device.agent.message.AgentProtocol.ToAgent;
import io.optimum.workbench.device.agent.message.MessageWriter;
import io.optimum.workbench.domain.Provenance;
import io.optimum.workbench.domain.engine.EngineProfile;
import io.optimum.workbench.domain.plan.InfeasibleException;
import io.optimum.workbench.domain.run.RunRequest;
import io.optimum.workbench.domain.run.RunResult;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;

/// The one device of an agent: does what is asked, and says what came of it.
final class ServedDevice implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger(ServedDevice.class.getPackageName());

  private final DeviceOpener devices;
  private final EngineCache engines;
  private final MessageWriter out;
  private final Activity activity;
  private @Nullable GpuDevice opened;

  ServedDevice(DeviceOpener devices, EngineCache engines, MessageWriter out, Activity activity) {
    this.devices = devices;
    this.engines = engines;
    this.out = out;
    this.activity = activity;
  }

  void answer(Inbox.Asked asked) {
    activity.working(true);
    FromAgent answer = safely(asked);
    activity.working(false);
    out.send(answer);
  }

  private FromAgent safely(Inbox.Asked asked) {
    try {
      return switch (asked.message()) {
        case ToAgent.Open open -> open(open.device());
        case ToAgent.Load load -> load(load.profile(), load.engine());
        case ToAgent.Upload upload ->
            new FromAgent.Stored(engines.add(upload.engine(), upload.offset(), upload.data()));
        case ToAgent.Run run -> new FromAgent.Result(run(run.request(), asked.conduct()));
        case ToAgent.Look _ -> new FromAgent.Looked(device().look());
        case ToAgent.Steer _, ToAgent.Cancel _, ToAgent.Alive _, ToAgent.Close _ ->
            throw new IllegalStateException("The inbox keeps these to itself.");
      };
    } catch (RuntimeException | LinkageError e) {
      return failed(e);
    }
  }

  private static FromAgent.Failed failed(Throwable e) {
    Failure kind =
        switch (e) {
          case InfeasibleException _ -> Failure.INFEASIBLE;
          case IllegalArgumentException _ -> Failure.ARGUMENT;
          case StoppedRunException _ -> Failure.STOPPED;
          case CancellationException _ -> Failure.CANCELLED;
          default -> Failure.FAULT;
        };
    if (kind == Failure.FAULT) {
      LOG.log(System.Logger.Level.ERROR, "The device failed", e);
    }
    return new FromAgent.Failed(kind, e.getMessage() == null ? e.toString() : e.getMessage());
  }

  private FromAgent open(DeviceChoice choice) {
    if (opened != null) {
      throw new IllegalArgumentException("A device is open already; an agent serves one.");
    }
    GpuDevice device =
        switch (choice) {
          case DeviceChoice.Simulated _, DeviceChoice.Replayed _, DeviceChoice.Cuda _ ->
              devices.open(choice);
          case DeviceChoice.Recorded _, DeviceChoice.CudaUuid _, DeviceChoice.Remote _ ->
              throw new IllegalArgumentException(
                  "An agent neither records nor starts other agents; whoever measures does.");
        };
    opened = device;
    return new FromAgent.Opened(device.capabilities());
  }

  private GpuDevice device() {
    if (opened == null) {
      throw new IllegalArgumentException("No device is open. Open one first.");
    }
    return opened;
  }

  private FromAgent load(EngineProfile profile, @Nullable EngineName engine) {
    if (engine == null) {
      device().load(profile);
      return new FromAgent.Loaded();
    }
    Optional<EngineBinary> binary = engines.find(engine);
    binary.ifPresent(file -> device().load(profile, file));
    return binary.isPresent() ? new FromAgent.Loaded() : new FromAgent.Missing();
  }

  private RunResult run(RunRequest request, Conduct conduct) {
    boolean lossless = !device().capabilities().provenance().equals(Provenance.MEASURED);
    ProgressPost progress = new ProgressPost(out, conduct, activity);
    if (!request.trace()) {
      return device().run(request, conduct.control(), _ -> activity.heard(), progress);
    }
    SpanOutbox spans = new SpanOutbox(out, conduct, lossless);
    RunResult result;
    try (spans) {
      result = device().run(request, conduct.control(), spans, progress);
    }
    return result.withDroppedSpans(result.droppedSpans() + spans.dropped());
  }

  @Override
  public void close() {
    if (opened != null) {
      opened.close();
    }
  }
}

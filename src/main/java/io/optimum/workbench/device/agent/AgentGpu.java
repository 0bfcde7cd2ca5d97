package io.optimum.workbench.device.agent;

import io.optimum.workbench.codec.JsonCodec;
import io.optimum.workbench.device.DeviceCapabilities;
import io.optimum.workbench.device.DeviceChoice;
import io.optimum.workbench.device.DeviceFaultException;
import io.optimum.workbench.device.EngineBinary;
import io.optimum.workbench.device.GpuDevice;
import io.optimum.workbench.device.RunControl;
import io.optimum.workbench.device.SpanSink;
import io.optimum.workbench.device.agent.message.AgentProtocol;
import io.optimum.workbench.device.agent.message.AgentProtocol.FromAgent;
import io.optimum.workbench.device.agent.message.AgentProtocol.ToAgent;
import io.optimum.workbench.device.agent.message.Patience;
import io.optimum.workbench.domain.engine.EngineId;
import io.optimum.workbench.domain.engine.EngineProfile;
import io.optimum.workbench.domain.engine.ProfileKey;
import io.optimum.workbench.domain.gpu.GpuMachine;
import io.optimum.workbench.domain.run.Deployment;
import io.optimum.workbench.domain.run.RunConditions;
import io.optimum.workbench.domain.run.RunRequest;
import io.optimum.workbench.domain.run.RunResult;
import io.optimum.workbench.task.Progress;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// A device that an agent serves. When the agent fails, every call is an [DeviceFaultException]
/// from then on; a new one can be opened.
///
/// Engines are sent when a run first needs them, so that a project of many opens at once.
public final class AgentGpu implements GpuDevice {
  private final AgentProcess agent;
  private final Patience patience;
  private final boolean looks;
  private final DeviceCapabilities capabilities;
  private final SortedMap<ProfileKey, Engine> unsent = new TreeMap<>();

  /// What was loaded and the agent does not have yet.
  record Engine(EngineProfile profile, Optional<EngineBinary> binary) {}

  private AgentGpu(
      AgentProcess agent,
      Patience patience,
      FromAgent.Hello hello,
      DeviceCapabilities capabilities) {
    this.agent = agent;
    this.patience = patience;
    looks = hello.protocol() >= AgentProtocol.LOOKS;
    this.capabilities = capabilities;
  }

  /// Starts an agent and has it open a device.
  ///
  /// @throws DeviceFaultException when there is no agent, or one of another version
  /// @throws IllegalArgumentException when it has no such device
  public static AgentGpu open(
      AgentLaunch launch,
      DeviceChoice device,
      Patience patience,
      JsonCodec codec,
      Progress progress) {
    AgentLaunch one =
        device instanceof DeviceChoice.CudaUuid named ? launch.seeing(named.uuid()) : launch;
    AgentProcess agent = new AgentProcess(one, patience, codec);
    try {
      FromAgent.Hello hello = agent.greet(progress);
      DeviceChoice there = there(device, hello);
      agent.send(new ToAgent.Open(there));
      FromAgent answer = agent.answer(progress, "Opening the device on " + launch.place());
      if (answer instanceof FromAgent.Opened opened) {
        return new AgentGpu(agent, patience, hello, on(opened.capabilities(), there, hello));
      }
      throw agent.failure(answer);
    } catch (RuntimeException e) {
      agent.close();
      throw e;
    }
  }

  /// As the agent counts: the one GPU that it sees is its first. A server may start agents its own
  /// way, and then it sees another one.
  private static DeviceChoice there(DeviceChoice device, FromAgent.Hello hello) {
    if (!(device instanceof DeviceChoice.CudaUuid named)) {
      return device;
    }
    String uuid =
        hello.machine().gpus().stream()
            .filter(each -> each.ordinal() == 0)
            .map(GpuMachine.Gpu::uuid)
            .findFirst()
            .orElse("");
    if (!uuid.startsWith(named.uuid()) && !uuid.isEmpty()) {
      throw new IllegalArgumentException(
          "The agent was to see %s only, and sees %s first. Start it with CUDA_VISIBLE_DEVICES=%s there."
              .formatted(named.uuid(), uuid, named.uuid()));
    }
    return new DeviceChoice.Cuda(0);
  }

  /// What its machine has concerns a real GPU only.
  private static DeviceCapabilities on(
      DeviceCapabilities able, DeviceChoice device, FromAgent.Hello hello) {
    return device instanceof DeviceChoice.Cuda cuda
        ? able.on(hello.machine().of(cuda.ordinal()))
        : able;
  }

  @Override
  public DeviceCapabilities capabilities() {
    return capabilities;
  }

  @Override
  public RunConditions look() {
    if (!looks) {
      return new RunConditions.NotObserved("The agent's program is older and cannot look.");
    }
    agent.send(new ToAgent.Look());
    FromAgent answer = agent.answer();
    if (answer instanceof FromAgent.Looked looked) {
      return looked.conditions();
    }
    throw agent.failure(answer);
  }

  @Override
  public void load(EngineProfile profile) {
    unsent.put(profile.key(), new Engine(profile, Optional.empty()));
  }

  @Override
  public void load(EngineProfile profile, EngineBinary binary) {
    unsent.put(profile.key(), new Engine(profile, Optional.of(binary)));
  }

  @Override
  public RunResult run(RunRequest request, RunControl control, SpanSink spans, Progress progress) {
    EngineSender sender = new EngineSender(agent, progress);
    Set<EngineId> needed =
        request.combination().deployments().stream()
            .map(Deployment::engine)
            .collect(Collectors.toSet());
    List<Engine> sending =
        unsent.values().stream()
            .filter(each -> needed.contains(each.profile.key().engine()))
            .toList();
    for (Engine each : sending) {
      sender.send(each.profile, each.binary);
      unsent.remove(each.profile.key());
    }
    agent.send(new ToAgent.Run(request));
    return new AgentRun(agent, control, new SpanFeed(spans), progress).follow(patience.cancel());
  }

  @Override
  public void close() {
    agent.close();
  }
}

package io.optimum.workbench.app;

import io.optimum.workbench.cli.AgentService;
import io.optimum.workbench.cli.terminal.ExitCode;
import io.optimum.workbench.codec.GpuSheets;
import io.optimum.workbench.codec.JsonCodec;
import io.optimum.workbench.device.DeviceAddress;
import io.optimum.workbench.device.DeviceOpener;
import io.optimum.workbench.device.agent.message.Patience;
import io.optimum.workbench.device.agent.server.AgentServer;
import io.optimum.workbench.device.agent.server.EngineCache;
import io.optimum.workbench.device.agent.server.Greeting;
import io.optimum.workbench.device.cuda.CudaOpener;
import io.optimum.workbench.device.cuda.CudaProber;
import io.optimum.workbench.device.tensorrt.TensorRtFolders;
import io.optimum.workbench.device.tensorrt.TensorRtMajor;
import io.optimum.workbench.domain.gpu.GpuMachine;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The program as an agent. Standard output belongs to the protocol; whatever else prints is sent
/// to standard error.
final class AgentMain implements AgentService {
  private final JsonCodec codec = new JsonCodec();
  private final Path engines;

  /// @param engines where engine files are kept that were sent
  AgentMain(Path engines) {
    this.engines = engines;
  }

  private void serve(@Nullable DeviceAddress only) {
    System.setOut(
        new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8));
    new AgentServer(
            only(only, Devices.ofAgent(codec, cuda())),
            new EngineCache(engines),
            codec,
            new Greeting(Workbench.VERSION, machine(only)),
            Patience.standard())
        .serve(
            new FileInputStream(FileDescriptor.in),
            new FileOutputStream(FileDescriptor.out),
            () -> Runtime.getRuntime().halt(1));
  }

  /// An agent that serves no real GPU does not look for one.
  private static Supplier<GpuMachine> machine(@Nullable DeviceAddress only) {
    return only == null || only instanceof DeviceAddress.Cuda
        ? RealGpu.survey()
        : GpuMachine::ofComputedDevice;
  }

  /// With another TensorRT than this process has: by a child with its bindings and libraries, which
  /// takes over what this process reads and writes.
  @Override
  public int serve(@Nullable DeviceAddress only, TensorRtMajor major) {
    if (major == ThisProgram.bindings()) {
      serve(only);
      return ExitCode.OK;
    }
    TensorRtFolders.Place place = ThisProgram.tensorRts().require(major);
    List<String> line = new ArrayList<>(ThisProgram.commandLine(place));
    line.addAll(List.of("agent", "--tensorrt", String.valueOf(major.number())));
    if (only != null) {
      line.addAll(List.of("--device", only.text()));
    }
    ProcessBuilder child = new ProcessBuilder(line).inheritIO();
    child.environment().putAll(place.environment());
    try {
      return child.start().waitFor();
    } catch (IOException e) {
      throw new IllegalStateException(
          "The agent with %s cannot be started: %s".formatted(major, e.getMessage()), e);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw new CancellationException("The agent was interrupted.");
    }
  }

  private static DeviceOpener only(@Nullable DeviceAddress one, DeviceOpener devices) {
    return choice -> {
      if (one != null && !one.isOf(choice)) {
        throw new IllegalArgumentException(
            "The agent serves %s and nothing else, as it was started with --device."
                .formatted(one.text()));
      }
      return devices.open(choice);
    };
  }

  /// Opens real GPUs, in this process.
  private DeviceOpener cuda() {
    return new CudaOpener(
        new CudaProber(), new GpuSheets(codec).shipped(), _ -> RealGpu.engineFiles());
  }
}

package io.optimum.workbench.app;

import io.optimum.workbench.cli.AgentService;
import io.optimum.workbench.codec.GpuSheets;
import io.optimum.workbench.codec.JsonCodec;
import io.optimum.workbench.device.DeviceAddress;
import io.optimum.workbench.device.DeviceOpener;
import io.optimum.workbench.device.agent.AgentServer;
import io.optimum.workbench.device.agent.EngineCache;
import io.optimum.workbench.device.agent.Patience;
import io.optimum.workbench.device.cuda.CudaOpener;
import io.optimum.workbench.device.cuda.CudaProber;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
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

  @Override
  public void serve(@Nullable DeviceAddress only) {
    System.setOut(
        new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8));
    new AgentServer(
            only(only, Devices.ofAgent(codec, cuda())),
            new EngineCache(engines),
            codec,
            Workbench.VERSION,
            Patience.standard())
        .serve(
            new FileInputStream(FileDescriptor.in),
            new FileOutputStream(FileDescriptor.out),
            () -> Runtime.getRuntime().halt(1));
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

package io.optimum.workbench.cli.option;

import io.optimum.workbench.cli.terminal.UsageException;
import io.optimum.workbench.device.DeviceAddress;
import io.optimum.workbench.domain.gpu.GpuId;
import io.optimum.workbench.project.Project;
import io.optimum.workbench.workflow.campaign.MeasureStep;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// Which device runs.
public final class DeviceOption {
  @Option(
      names = "--device",
      paramLabel = "DEVICE",
      description =
          "sim (default): the simulated GPU; sim:GPU: that of a data sheet; replay:FOLDER: "
              + "a recording; cuda or cuda:N: a GPU of this machine; cuda:MIG-UUID: a MIG slice; "
              + "ssh://USER@HOST[/DEVICE]: one of another machine on which optimum is installed, "
              + "without DEVICE its first GPU.")
  public DeviceAddress device = DeviceAddress.simulated();

  @Option(
      names = "--shared-gpu",
      description =
          "Measure also while other processes use the GPU; what is measured then says so.")
  boolean shared;

  /// Measures there.
  public MeasureStep on(MeasureStep measuring) {
    MeasureStep there = measuring.on(() -> device);
    return shared ? there.besideOthers() : there;
  }

  public boolean isSimulated() {
    return device.isSimulated();
  }

  /// The GPU to run on: the one asked for; else the one that the device is; else another.
  ///
  /// @param asked what `--gpu` says; null = nothing
  /// @param otherwise when a simulated GPU may be any
  public GpuId gpu(
      @Nullable GpuId asked, Supplier<GpuId> otherwise, MeasureStep measuring, Project project) {
    GpuId named = device.namedGpu().orElse(asked);
    if (named == null) {
      GpuId any = otherwise.get();
      return isSimulated() ? any : on(measuring).capabilities(project, any).gpu().id();
    }
    if (asked != null && !asked.equals(named)) {
      throw new UsageException(
          "--gpu %s and --device %s name two GPUs; leave one out.".formatted(asked, device.text()));
    }
    return named;
  }
}

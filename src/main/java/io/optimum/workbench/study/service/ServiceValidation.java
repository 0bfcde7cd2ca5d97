package io.optimum.workbench.study.service;

import io.optimum.workbench.device.DeviceChoice;
import io.optimum.workbench.device.DeviceOpener;
import io.optimum.workbench.device.GpuDevice;
import io.optimum.workbench.domain.gpu.GpuSpec;
import io.optimum.workbench.study.service.ServiceSuite.Policy;
import io.optimum.workbench.task.Progress;
import java.util.ArrayList;
import java.util.List;

/// Runs combinations of engines under loads from light to heavy and holds the service model against
/// what is observed.
///
/// The model is given what a profiling campaign knows: latencies alone by batch size, slowdowns of
/// pairs at those sizes, and of the whole combination with whole batches, all measured in closed
/// loops. So the error is that of the service model alone; a prediction of slowdowns adds its own.
public final class ServiceValidation {
  private final DeviceOpener devices;
  private final GpuSpec gpu;

  public ServiceValidation(DeviceOpener devices, GpuSpec gpu) {
    this.devices = devices;
    this.gpu = gpu;
  }

  /// Blocks until every load has run under every seed.
  ///
  /// @param seeds 1 to this
  public ServiceReport run(ServiceSuite suite, int seeds, Progress progress) {
    List<ServiceCheck> checks = new ArrayList<>();
    int count = suite.combinations().size() * suite.policies().size();
    int done = 0;
    String version = "";
    for (List<String> names : suite.combinations()) {
      for (Policy policy : suite.policies()) {
        String what = "%s, %s".formatted(String.join(" + ", names), policy.name());
        Progress part = progress.step(done++, count);
        part.report(0, what);
        try (GpuDevice device = devices.open(new DeviceChoice.Simulated(gpu))) {
          version = device.capabilities().version();
          ServiceBed bed = new ServiceBed(device, names, policy.batchSize());
          PolicyCheck check = new PolicyCheck(bed, policy, suite.inputs(), seeds);
          for (double load : suite.loads()) {
            part.report((double) suite.loads().indexOf(load) / suite.loads().size(), what);
            checks.addAll(check.at(load));
          }
        }
      }
    }
    return ServiceReport.of(gpu.name(), version, seeds, checks);
  }
}

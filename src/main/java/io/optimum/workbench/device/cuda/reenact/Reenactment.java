package io.optimum.workbench.device.cuda.reenact;

import io.optimum.workbench.device.EngineBinary;
import io.optimum.workbench.device.cuda.Executable;
import io.optimum.workbench.device.cuda.ExecutableSource;
import io.optimum.workbench.device.cuda.driver.CudaDriver;
import io.optimum.workbench.device.cuda.driver.CudaKernel;
import io.optimum.workbench.device.cuda.driver.DeviceBuffer;
import io.optimum.workbench.device.cuda.driver.Scope;
import io.optimum.workbench.domain.engine.EngineProfile;
import io.optimum.workbench.domain.gpu.GpuSpec;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Re-enacts profiles. Each is calibrated once, on a GPU that must do nothing else meanwhile.
public final class Reenactment implements ExecutableSource {
  /// Raised by hand when the kernels or the plan change what is run.
  private static final int VERSION = 1;

  private final CudaDriver driver;
  private final GpuSpec gpu;
  private final Scope scope = new Scope();
  private final Map<String, LaunchPlan> plans = new HashMap<>();
  private @Nullable Stage stage;

  public Reenactment(CudaDriver driver, GpuSpec gpu) {
    this.driver = driver;
    this.gpu = gpu;
  }

  /// What all engines share; equal kernels of different engines are calibrated once.
  private record Stage(Kernels kernels, Calibrator calibrator) {}

  @Override
  public synchronized void prepare(EngineProfile profile, @Nullable EngineBinary engine) {
    plan(profile);
  }

  @Override
  public synchronized Executable open(EngineProfile profile, @Nullable EngineBinary engine) {
    LaunchPlan plan = plan(profile);
    Kernels kernels = stage().kernels();
    DeviceBuffer inferences = driver.allocate(Long.BYTES);
    inferences.clear();
    List<CudaKernel.PreparedLaunch> launches = new ArrayList<>();
    for (int i = 0; i < plan.kernels().size(); i++) {
      launches.add(
          kernels.launch(
              plan.kernels().get(i), plan.dramAt().get(i), plan.dramBytes(), inferences));
    }
    launches.add(kernels.advance(inferences));
    return new ReenactedEngine(launches, inferences);
  }

  private LaunchPlan plan(EngineProfile profile) {
    LaunchPlan known = plans.get(profile.fingerprint());
    if (known != null) {
      return known;
    }
    LaunchPlan plan = stage().calibrator().calibrate(LaunchPlan.of(profile, gpu));
    plans.put(profile.fingerprint(), plan);
    return plan;
  }

  private Stage stage() {
    if (stage == null) {
      Kernels kernels = scope.keep(new Kernels(driver, gpu));
      GpuStopwatch watch = scope.keep(new GpuStopwatch(driver, kernels));
      CycleFit fit = new CycleFit(watch.clockHertz(), gpu.graphKernelGapNanos());
      stage = new Stage(kernels, new Calibrator(fit, watch));
    }
    return stage;
  }

  @Override
  public String version() {
    return "re-enacted kernels " + VERSION;
  }

  @Override
  public synchronized void close() {
    plans.clear();
    stage = null;
    scope.close();
  }
}

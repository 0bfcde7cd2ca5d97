package io.optimum.workbench.importer.recording;

import io.optimum.workbench.domain.engine.KernelLaunch;
import io.optimum.workbench.domain.engine.KernelProfile;
import io.optimum.workbench.domain.gpu.GpuSpec;
import io.optimum.workbench.importer.kernel.Launch;
import io.optimum.workbench.importer.kernel.ObservedKernel;
import io.optimum.workbench.importer.kernel.WorkEstimate;
import io.optimum.workbench.importer.recording.ObservedSequence.Launched;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/// Kernels of a profile out of those that were seen: time and launch as seen. Arithmetic and
/// traffic no trace shows: those of the profile that ran where its kernels are these, else each
/// kernel's are assumed ([WorkEstimate]) and then scaled, so that their sums are those of the
/// profile that ran.
final class TracedKernels {
  private final GpuSpec gpu;
  private final List<Launched> seen;
  private final KernelTimes times;

  /// @param times of each kernel, in the order of `seen`
  TracedKernels(GpuSpec gpu, List<Launched> seen, KernelTimes times) {
    this.gpu = gpu;
    this.seen = seen;
    this.times = times;
  }

  /// Whether it is known of every kernel how it was launched.
  boolean areLaunchesKnown() {
    return seen.stream().allMatch(each -> each.launch() instanceof KernelLaunch.Observed);
  }

  /// Those of the profile that ran, one by one.
  List<KernelProfile> like(List<KernelProfile> ran) {
    List<KernelProfile> kernels = new ArrayList<>();
    for (int i = 0; i < ran.size(); i++) {
      KernelProfile timed = ran.get(i).withSoloNanos(nanos(i));
      kernels.add(observed(i).map(launch -> launched(timed, launch)).orElse(timed));
    }
    return kernels;
  }

  /// Other kernels than those of the profile that ran: launches must be known.
  List<KernelProfile> insteadOf(List<KernelProfile> ran) {
    WorkEstimate estimate = new WorkEstimate(gpu);
    List<KernelProfile> assumed = new ArrayList<>();
    for (int i = 0; i < seen.size(); i++) {
      assumed.add(estimate.assumed(kernel(i)));
    }
    double flops = ratio(ran, assumed, KernelProfile::flops);
    double bytes = ratio(ran, assumed, KernelProfile::dramBytes);
    List<KernelProfile> kernels = new ArrayList<>();
    for (int i = 0; i < assumed.size(); i++) {
      kernels.add(assumed.get(i).withWorkTimes(flops, bytes));
    }
    return kernels;
  }

  private static KernelProfile launched(KernelProfile kernel, KernelLaunch.Observed seen) {
    Launch launch = launch(seen);
    return kernel.withLaunch(
        Math.max(1, launch.blocks()),
        Math.max(1, launch.threads()),
        Math.max(1, launch.registers()),
        launch.sharedMemoryBytes());
  }

  private static Launch launch(KernelLaunch.Observed seen) {
    return Launch.of(
        seen.grid().count(), seen.block().count(), seen.registersPerThread(), seen.sharedBytes());
  }

  /// How the sums compare; 1 where nothing was known before.
  private static double ratio(
      List<KernelProfile> ran, List<KernelProfile> assumed, ToDoubleFunction<KernelProfile> what) {
    double before = ran.stream().mapToDouble(what).sum();
    double now = assumed.stream().mapToDouble(what).sum();
    return before > 0 && now > 0 ? before / now : 1;
  }

  private ObservedKernel kernel(int index) {
    Launched one = seen.get(index);
    return new ObservedKernel(
        one.name(), one.name(), "", nanos(index), launch(observed(index).orElseThrow()));
  }

  private Optional<KernelLaunch.Observed> observed(int index) {
    return seen.get(index).launch() instanceof KernelLaunch.Observed launch
        ? Optional.of(launch)
        : Optional.empty();
  }

  private long nanos(int index) {
    return Math.max(1, times.median(index));
  }
}

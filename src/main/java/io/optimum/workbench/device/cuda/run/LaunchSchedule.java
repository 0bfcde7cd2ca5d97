package io.optimum.workbench.device.cuda.run;

import io.optimum.workbench.domain.run.Deployment;
import io.optimum.workbench.domain.run.HostThreads;
import io.optimum.workbench.domain.run.RunRequest;
import java.util.ArrayList;
import java.util.List;

/// Who launches what in a run: the lanes, and the host thread that enqueues on each.
///
/// @param lanes in the order of deployments and their streams
/// @param threads lanes by host thread: one each, or all on one
record LaunchSchedule(List<LanePlan> lanes, List<List<LanePlan>> threads) {
  /// Streams beyond the connections of the device would wait for each other (CUDA C++ Programming
  /// Guide, `CUDA_DEVICE_MAX_CONNECTIONS`: 1 to 32).
  static final int MAX_LANES = 32;

  LaunchSchedule {
    lanes = List.copyOf(lanes);
    threads = threads.stream().map(List::copyOf).toList();
  }

  /// @throws IllegalArgumentException when there are more streams than connections to the device
  static LaunchSchedule of(RunRequest request) {
    List<LanePlan> lanes = new ArrayList<>();
    for (int i = 0; i < request.combination().size(); i++) {
      Deployment deployment = request.combination().deployments().get(i);
      for (int stream = 0; stream < deployment.streams(); stream++) {
        lanes.add(
            new LanePlan(
                lanes.size(),
                i,
                stream,
                deployment.priority(),
                deployment.cudaGraph(),
                deployment.smShareFraction()));
      }
    }
    if (lanes.size() > MAX_LANES) {
      throw new IllegalArgumentException(
          "There are %d streams; a GPU has %d connections, and further streams would wait for others. Take fewer."
              .formatted(lanes.size(), MAX_LANES));
    }
    return new LaunchSchedule(
        lanes,
        request.hostThreads() == HostThreads.SHARED
            ? List.of(lanes)
            : lanes.stream().map(List::of).toList());
  }
}

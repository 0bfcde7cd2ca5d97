package io.optimum.workbench.device.cuda.driver.jcuda;

import io.optimum.workbench.domain.run.StreamPriority;

/// The driver's numbers of stream priorities: lower numbers are more urgent, and 0 is what a stream
/// has that nobody asked about (CUDA Driver API, `cuCtxGetStreamPriorityRange`).
///
/// Most GPUs have 0 (least) to -5. There is nothing below the default, so `LOW` is the least there
/// is and `NORMAL` the middle: they differ only against each other.
///
/// @param least number of the lowest priority
/// @param greatest number of the highest
record StreamPriorities(int least, int greatest) {
  int number(StreamPriority priority) {
    return switch (priority) {
      case HIGH -> greatest;
      case NORMAL -> Math.floorDiv(least + greatest, 2);
      case LOW -> least;
    };
  }
}

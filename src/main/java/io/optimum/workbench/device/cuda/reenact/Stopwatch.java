package io.optimum.workbench.device.cuda.reenact;

/// Takes the time of a kernel on a GPU that does nothing else.
interface Stopwatch {
  /// Mean time of one of many launches in a row, the gap between them included.
  double nanos(KernelPlan plan);
}

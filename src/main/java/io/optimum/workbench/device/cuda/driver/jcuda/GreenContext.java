package io.optimum.workbench.device.cuda.driver.jcuda;

import io.optimum.workbench.device.cuda.driver.SmPartition;
import java.lang.foreign.MemorySegment;

/// A green context.
final class GreenContext implements SmPartition {
  private final GreenContexts api;
  private final MemorySegment handle;
  private final MemorySegment context;
  private final int smCount;

  GreenContext(GreenContexts api, MemorySegment handle, MemorySegment context, int smCount) {
    this.api = api;
    this.handle = handle;
    this.context = context;
    this.smCount = smCount;
  }

  @Override
  public int smCount() {
    return smCount;
  }

  /// Makes it the calling thread's context.
  void attach() {
    api.attach(context);
  }

  @Override
  public void close() {
    api.destroy(handle);
  }
}

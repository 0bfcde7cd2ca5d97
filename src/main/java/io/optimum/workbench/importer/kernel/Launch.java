package io.optimum.workbench.importer.kernel;

/// How a kernel was launched, as a profiler saw it; 0 where it did not say.
///
/// @param blocks thread blocks of the grid
/// @param threads of one block
/// @param registers 32-bit registers of one thread
/// @param sharedMemoryBytes static and dynamic shared memory of one block
public record Launch(int blocks, int threads, int registers, int sharedMemoryBytes) {
  private static final int THREADS_MAX = 1024;
  private static final int REGISTERS_MAX = 255;

  /// Anything a file may claim, brought within what CUDA can launch.
  public static Launch of(long blocks, long threads, long registers, long sharedMemoryBytes) {
    return new Launch(
        Math.clamp(blocks, 0, Integer.MAX_VALUE),
        Math.clamp(threads, 0, THREADS_MAX),
        Math.clamp(registers, 0, REGISTERS_MAX),
        Math.clamp(sharedMemoryBytes, 0, 1 << 24));
  }
}

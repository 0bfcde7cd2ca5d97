package io.optimum.workbench.device;

import io.optimum.workbench.domain.engine.KernelProfile;
import io.optimum.workbench.domain.gpu.SmLimits;

/// What one block occupies on an SM, or what is free there, as one `long` of four fields: resident
/// blocks, threads, registers and shared memory. So two SMs are compared, and blocks added and
/// removed, in one operation.
///
/// Units follow the CUDA occupancy calculator: threads in warps of 32, registers per warp in units
/// of 256, shared memory in units of 128 bytes, plus 1 KiB per block that the system keeps (CUDA
/// C++ Programming Guide, section "Shared Memory" of compute capability 8.x; assumed for all).
public final class Occupancy {
  private static final int FIELD_BITS = 16;
  private static final long FIELD = (1 << FIELD_BITS) - 1;
  private static final int WARP_THREADS = 32;
  private static final int REGISTER_UNIT = 256;
  private static final int SHARED_UNIT_BYTES = 128;
  private static final int SHARED_RESERVED_BYTES = 1024;

  private final long threadsInverse;
  private final long registersInverse;
  private final long sharedInverse;

  /// The four fields of one block.
  public final long block;

  /// Blocks on an SM that has nothing else.
  public final int blocksPerSm;

  public Occupancy(KernelProfile profile, SmLimits limits) {
    long warps = units(profile.threadsPerBlock(), WARP_THREADS);
    long perWarp = units((long) profile.registersPerThread() * WARP_THREADS, REGISTER_UNIT);
    long shared = (long) profile.sharedMemoryPerBlockBytes() + SHARED_RESERVED_BYTES;
    long registers = warps * perWarp;
    long sharedUnits = units(shared, SHARED_UNIT_BYTES);
    require(profile, "threads", warps * WARP_THREADS, limits.threads());
    require(profile, "registers", registers * REGISTER_UNIT, limits.registers());
    require(
        profile,
        "bytes of shared memory, the reserved 1024 included,",
        sharedUnits * SHARED_UNIT_BYTES,
        limits.sharedMemoryBytes());
    block = pack(1, warps, registers, sharedUnits);
    threadsInverse = inverse(warps);
    registersInverse = inverse(registers);
    sharedInverse = inverse(sharedUnits);
    blocksPerSm = room(full(limits));
  }

  private static void require(KernelProfile profile, String what, long needed, long limit) {
    if (needed > limit) {
      throw new IllegalArgumentException(
          "A block of kernel %s needs %d %s, and an SM has %d. Take a profile of this GPU."
              .formatted(profile.name(), needed, what, limit));
    }
  }

  /// What is free on an idle SM.
  public static long full(SmLimits limits) {
    return pack(
        limits.blocks(),
        limits.threads() / WARP_THREADS,
        limits.registers() / REGISTER_UNIT,
        limits.sharedMemoryBytes() / SHARED_UNIT_BYTES);
  }

  /// How many blocks fit into what is free.
  public int room(long free) {
    long room = Math.min(field(free, 0), over(field(free, 1), threadsInverse));
    room = Math.min(room, over(field(free, 2), registersInverse));
    return (int) Math.min(room, over(field(free, 3), sharedInverse));
  }

  private static long pack(long blocks, long threads, long registers, long shared) {
    return blocks
        | (threads << FIELD_BITS)
        | (registers << (2 * FIELD_BITS))
        | (shared << (3 * FIELD_BITS));
  }

  private static long field(long packed, int index) {
    return (packed >>> (index * FIELD_BITS)) & FIELD;
  }

  /// Division by a constant as a multiplication, exact for 16-bit operands.
  private static long over(long value, long inverse) {
    return (value * inverse) >>> (2 * FIELD_BITS);
  }

  private static long inverse(long value) {
    return (1L << (2 * FIELD_BITS)) / value + 1;
  }

  private static long units(long value, int unit) {
    return (value + unit - 1) / unit;
  }
}

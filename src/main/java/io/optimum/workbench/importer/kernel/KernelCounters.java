package io.optimum.workbench.importer.kernel;

import java.util.OptionalDouble;

/// What hardware counters said of one kernel that ran alone (Nsight Compute). Empty = not measured.
///
/// @param name the function
/// @param signature the whole demangled name
/// @param nanos duration, mostly at the base clock to which Nsight Compute locks the GPU
/// @param computeFraction of the busiest part of the SMs' throughput
/// @param tensorFraction of the tensor cores' throughput
/// @param dramBytesPerSecond read and written
/// @param dramFraction of the memory's bandwidth
/// @param l2HitFraction of the accesses to the L2 cache
public record KernelCounters(
    String name,
    String signature,
    Launch launch,
    long nanos,
    OptionalDouble computeFraction,
    OptionalDouble tensorFraction,
    OptionalDouble dramBytesPerSecond,
    OptionalDouble dramFraction,
    OptionalDouble l2HitFraction) {}

package io.optimum.workbench.domain.table;

/// One engine that ran in a measured row. Numbers that the table does not have are NaN.
///
/// @param model its name
/// @param soloSeconds latency alone
/// @param kernels kernels of one inference
/// @param offeredPerSecond requests offered; infinite in a closed loop
/// @param usedFraction of the GPU that it uses alone, all resources together
/// @param values one per column of the table, not scaled
public record Party(
    String model,
    double soloSeconds,
    double kernels,
    double offeredPerSecond,
    double usedFraction,
    double[] values) {}

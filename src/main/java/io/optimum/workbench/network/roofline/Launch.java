package io.optimum.workbench.network.roofline;

import io.optimum.workbench.domain.gpu.Pipe;

/// A way to run a fused layer, before it is timed.
///
/// @param name of the kernel
/// @param blocks of the grid
/// @param threads of a block
/// @param registers of a thread
/// @param sharedBytes of a block
/// @param pipe where the arithmetic runs
/// @param flopsPerBlock done by a block, padding included
/// @param efficiency of the pipe's peak that full blocks reach, 0..1
/// @param memoryEfficiency of the bandwidths' peaks that it reaches, 0..1
/// @param l2Bytes operands and results that pass the L2 cache
/// @param split parts of the depth that different blocks sum up
/// @param depthBytes of a row or column that one block goes through step by step; 0 where there is
///   no such chain
record Launch(
    String name,
    int blocks,
    int threads,
    int registers,
    int sharedBytes,
    Pipe pipe,
    double flopsPerBlock,
    double efficiency,
    double memoryEfficiency,
    double l2Bytes,
    int split,
    long depthBytes) {}

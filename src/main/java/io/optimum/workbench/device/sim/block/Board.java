package io.optimum.workbench.device.sim.block;

import io.optimum.workbench.device.sim.rate.Rates;

/// What a block scheduler has to do with.
///
/// @param smCount SMs of the GPU
/// @param streams how many kernels there are at most
/// @param priorities whether streams have any
public record Board(
    int smCount, int streams, Rates rates, Coarsening coarsening, boolean priorities) {}

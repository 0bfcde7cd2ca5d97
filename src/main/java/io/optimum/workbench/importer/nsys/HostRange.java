package io.optimum.workbench.importer.nsys;

/// A range that the program marked on one of its threads (NVTX).
///
/// @param thread running number of the thread within the trace
/// @param startNanos since the start of the trace
/// @param endNanos since the start of the trace
public record HostRange(int thread, String text, long startNanos, long endNanos) {}

package io.optimum.workbench.importer.trtexec;

/// Times of single inferences.
///
/// @param medianEnqueueNanos host time to enqueue; 0 = not in the file
public record RequestTimes(int count, long medianComputeNanos, long medianEnqueueNanos) {}

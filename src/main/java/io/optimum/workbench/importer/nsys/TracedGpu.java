package io.optimum.workbench.importer.nsys;

/// A GPU as the trace names it; empty and 0 where it does not.
public record TracedGpu(int device, String name, int smCount) {}

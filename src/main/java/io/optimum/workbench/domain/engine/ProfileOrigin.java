package io.optimum.workbench.domain.engine;

/// How a profile came to be, in falling order of trust.
public enum ProfileOrigin {
  /// Every kernel observed by a profiler.
  TRACED,
  /// Kernels derived from layer information and layer times.
  DERIVED,
  /// No measurement at all: a network on a data sheet's roofline.
  MODELLED
}

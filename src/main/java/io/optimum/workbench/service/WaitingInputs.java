package io.optimum.workbench.service;

/// Inputs that no inference has taken, in order of arrival.
public interface WaitingInputs {
  /// When the input at `index` from the front arrives, be it past or future.
  double arrivalNanos(int index);
}

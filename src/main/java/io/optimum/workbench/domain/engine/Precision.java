package io.optimum.workbench.domain.engine;

/// The data type in which most of an engine's arithmetic runs. `MIXED` is an engine with several.
public enum Precision {
  FP32,
  TF32,
  FP16,
  BF16,
  INT8,
  FP8,
  MIXED
}

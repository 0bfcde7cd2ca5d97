package io.optimum.workbench.domain.run;

import java.util.Locale;

/// How a GPU is shared. Numbers obtained under one are not claimed under another.
public enum Sharing {
  /// Streams of one process.
  STREAMS,
  /// Green contexts: streams of one process, each on its share of the SMs.
  GREEN_CONTEXT,
  /// Processes under the multi-process service.
  MPS,
  /// Processes that take turns on the whole GPU.
  TIME_SLICED;

  /// As commands call it, for example `time-sliced`.
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /// Whether all deployments live in one process; else each has a process, a CUDA context and
  /// weights of its own.
  public boolean isOneProcess() {
    return this == STREAMS || this == GREEN_CONTEXT;
  }

  /// Whether a deployment can be held to a share of the SMs.
  public boolean hasSmShares() {
    return this == GREEN_CONTEXT || this == MPS;
  }
}

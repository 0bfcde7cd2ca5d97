package io.optimum.workbench.study;

/// What a client of the DISB benchmark does on the host around the GPU's part of a request: before
/// it, pre-processing, the copy of the input and a synchronisation; after it, the copy of the
/// output. Traced by the benchmark's authors' code on the measured machine and published with the
/// table: 96 and 11 us for the image networks, 12 and 23 us for DistilBERT.
final class HostWork {
  private static final long IMAGE_NANOS = 107_000;
  private static final long TEXT_NANOS = 35_000;

  private HostWork() {}

  static long nanos(String model) {
    return model.startsWith("distilbert") ? TEXT_NANOS : IMAGE_NANOS;
  }
}

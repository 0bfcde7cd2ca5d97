package io.optimum.workbench.device.load;

/// The inputs that one execution context works on; each context has one of these for all its
/// inferences.
public final class InputBatch {
  private final int slot;
  private double[] arrivalNanos = new double[1];
  private int size;
  private double startNanos;
  private double availableNanos;

  /// @param slot of the context, for whoever lets it run
  public InputBatch(int slot) {
    this.slot = slot;
  }

  public int slot() {
    return slot;
  }

  /// Real inputs; an engine of a larger fixed batch is padded.
  public int size() {
    return size;
  }

  /// When the inference started.
  public double startNanos() {
    return startNanos;
  }

  /// When its context can take the next inputs.
  double availableNanos() {
    return availableNanos;
  }

  void availableFrom(double nanos) {
    availableNanos = nanos;
  }

  double arrivalNanos(int index) {
    return arrivalNanos[index];
  }

  void begin(double nowNanos, int inputs) {
    startNanos = nowNanos;
    size = inputs;
    if (arrivalNanos.length < inputs) {
      arrivalNanos = new double[inputs];
    }
  }

  void arrived(int index, double nanos) {
    arrivalNanos[index] = nanos;
  }
}

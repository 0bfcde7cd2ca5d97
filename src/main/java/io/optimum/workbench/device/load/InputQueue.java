package io.optimum.workbench.device.load;

import io.optimum.workbench.service.Arrivals;
import io.optimum.workbench.service.WaitingInputs;

/// The inputs of a deployment that no inference has taken, in order of arrival.
///
/// An arrival is drawn when it is first looked at, and nobody looks further ahead than two batches:
/// however many wait in an overload, those behind the front are not drawn yet, and the memory of
/// this queue is that of two batches.
final class InputQueue implements WaitingInputs {
  private static final int FIRST_CAPACITY = 16;
  private final Arrivals arrivals;
  private double[] ring = new double[FIRST_CAPACITY];
  private int head;
  private int drawn;

  InputQueue(Arrivals arrivals) {
    this.arrivals = arrivals;
  }

  @Override
  public double arrivalNanos(int index) {
    while (drawn <= index) {
      draw();
    }
    return ring[slot(index)];
  }

  /// Takes one from the front.
  double remove() {
    double arrival = arrivalNanos(0);
    head = slot(1);
    drawn--;
    return arrival;
  }

  private void draw() {
    if (drawn == ring.length) {
      double[] larger = new double[2 * ring.length];
      for (int i = 0; i < drawn; i++) {
        larger[i] = ring[slot(i)];
      }
      ring = larger;
      head = 0;
    }
    ring[slot(drawn++)] = arrivals.next();
  }

  private int slot(int index) {
    return (head + index) & (ring.length - 1);
  }
}

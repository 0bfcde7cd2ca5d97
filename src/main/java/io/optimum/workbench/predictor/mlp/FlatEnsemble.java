package io.optimum.workbench.predictor.mlp;

import java.util.Arrays;
import java.util.List;

/// An ensemble laid out for plain Java. The first layers of all networks lie side by side, so that
/// their inner loop is long enough for vector instructions; layers behind are computed four units
/// at a time, each in a register; the last ones together are a single unit. Equal to DJL's output
/// within 1e-5, microseconds per row, no native library. Thread-safe.
final class FlatEnsemble {
  /// Units computed together, sums that need not wait for each other; and inputs added together.
  private static final int BLOCK = 4;

  private final int networks;
  private final int inputs;

  /// Units of each hidden layer of one network, filled up to whole blocks with units that stay 0.
  private final int[] widths;

  private final float[][] weights;
  private final float[][] biases;
  private final float lastBias;
  private final int scratchSize;

  /// @param ensemble networks of one shape
  FlatEnsemble(List<Network> ensemble) {
    List<Layer> shape = ensemble.getFirst().layers();
    networks = ensemble.size();
    inputs = shape.getFirst().inputs();
    widths = new int[shape.size() - 1];
    weights = new float[shape.size()][];
    biases = new float[widths.length][];
    for (int l = 0; l < shape.size(); l++) {
      int layer = l;
      List<Layer> layers = ensemble.stream().map(each -> each.layers().get(layer)).toList();
      if (l < widths.length) {
        widths[l] = Math.ceilDiv(shape.get(l).outputs(), BLOCK) * BLOCK;
        biases[l] = biases(layers, widths[l]);
      }
      weights[l] = weights(layers, l);
    }
    double sum = 0;
    for (Network each : ensemble) {
      sum += each.layers().getLast().biases()[0];
    }
    lastBias = (float) sum;
    scratchSize = networks * Math.max(BLOCK, Arrays.stream(widths).max().orElse(0));
  }

  /// Floats that [#evaluate] needs for each of its two scratch arrays.
  int scratchSize() {
    return scratchSize;
  }

  int inputs() {
    return inputs;
  }

  /// The mean output for one row of standardised inputs.
  float evaluate(float[] row, float[] scratch, float[] otherScratch) {
    if (widths.length == 0) {
      return (lastBias + dot(row, weights[0], inputs)) / networks;
    }
    float[] from = scratch;
    float[] to = otherScratch;
    first(row, from);
    for (int l = 1; l < widths.length; l++) {
      next(l, from, to);
      float[] swap = from;
      from = to;
      to = swap;
    }
    int last = widths.length - 1;
    return (lastBias + dot(from, weights[last + 1], networks * widths[last])) / networks;
  }

  private void first(float[] row, float[] to) {
    float[] flat = weights[0];
    int out = networks * widths[0];
    System.arraycopy(biases[0], 0, to, 0, out);
    int k = 0;
    for (; k + BLOCK <= inputs; k += BLOCK) {
      four(row, k, out, to);
    }
    for (; k < inputs; k++) {
      float value = row[k];
      int at = k * out;
      for (int h = 0; h < out; h++) {
        to[h] = Math.fma(value, flat[at + h], to[h]);
      }
    }
    for (int h = 0; h < out; h++) {
      to[h] = Math.max(0, to[h]);
    }
  }

  /// Adds four inputs at once, so that a unit's sum is read and written once for them.
  private void four(float[] row, int k, int out, float[] to) {
    float[] flat = weights[0];
    float a = row[k];
    float b = row[k + 1];
    float c = row[k + 2];
    float d = row[k + 3];
    int p = k * out;
    int q = p + out;
    int r = q + out;
    int s = r + out;
    for (int h = 0; h < out; h++) {
      float cd = Math.fma(c, flat[r + h], Math.fma(d, flat[s + h], to[h]));
      to[h] = Math.fma(a, flat[p + h], Math.fma(b, flat[q + h], cd));
    }
  }

  private void next(int layer, float[] from, float[] to) {
    int in = widths[layer - 1];
    int blocks = widths[layer] / BLOCK;
    for (int network = 0; network < networks; network++) {
      for (int block = 0; block < blocks; block++) {
        block(layer, network * blocks + block, from, network * in, to);
      }
    }
  }

  private void block(int layer, int block, float[] from, int start, float[] to) {
    float[] flat = weights[layer];
    int h = block * BLOCK;
    int in = widths[layer - 1];
    float a = biases[layer][h];
    float b = biases[layer][h + 1];
    float c = biases[layer][h + 2];
    float d = biases[layer][h + 3];
    int at = h * in;
    for (int k = start; k < start + in; k++) {
      float value = from[k];
      a = Math.fma(value, flat[at], a);
      b = Math.fma(value, flat[at + 1], b);
      c = Math.fma(value, flat[at + 2], c);
      d = Math.fma(value, flat[at + 3], d);
      at += BLOCK;
    }
    to[h] = Math.max(0, a);
    to[h + 1] = Math.max(0, b);
    to[h + 2] = Math.max(0, c);
    to[h + 3] = Math.max(0, d);
  }

  private static float dot(float[] values, float[] flat, int count) {
    float even = 0;
    float odd = 0;
    for (int k = 0; k + 1 < count; k += 2) {
      even = Math.fma(values[k], flat[k], even);
      odd = Math.fma(values[k + 1], flat[k + 1], odd);
    }
    return even + odd + (count % 2 == 0 ? 0 : values[count - 1] * flat[count - 1]);
  }

  /// Where the weight of an input of a unit belongs.
  private int place(int layer, int network, int input, int unit) {
    if (layer == widths.length) {
      return network * (layer == 0 ? 0 : widths[layer - 1]) + input;
    }
    if (layer == 0) {
      return (input * networks + network) * widths[0] + unit;
    }
    int block = (network * widths[layer] + unit) / BLOCK;
    return (block * widths[layer - 1] + input) * BLOCK + unit % BLOCK;
  }

  private float[] weights(List<Layer> layers, int layer) {
    int in = layer == 0 ? inputs : widths[layer - 1];
    int out = layer == widths.length ? 1 : widths[layer];
    float[] flat = new float[networks * in * out];
    for (int network = 0; network < networks; network++) {
      Layer each = layers.get(network);
      for (int h = 0; h < each.outputs(); h++) {
        for (int k = 0; k < each.inputs(); k++) {
          flat[place(layer, network, k, h)] += each.weights()[h * each.inputs() + k];
        }
      }
    }
    return flat;
  }

  private static float[] biases(List<Layer> layers, int width) {
    float[] flat = new float[layers.size() * width];
    for (int network = 0; network < layers.size(); network++) {
      float[] its = layers.get(network).biases();
      System.arraycopy(its, 0, flat, network * width, its.length);
    }
    return flat;
  }
}

package io.optimum.workbench.predictor.mlp;

import io.optimum.workbench.predictor.LossListener;
import io.optimum.workbench.task.Progress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/// Trains networks on what a law or the training mean leaves: `ln(slowdown) - ln(base)` over its
/// deviation.
///
/// Noise on the inputs, drawn anew each epoch, keeps so small a data set from being learned by
/// heart (Bishop, "Training with noise is equivalent to Tikhonov regularization", 1995).
final class EnsembleTrainer {
  private static final double NOISE = 0.1;
  private static final String GENERATOR = "L64X128MixRandom";

  private final List<Integer> hidden;
  private final int epochs;
  private final int totalNetworks;
  private int trainedNetworks;

  /// @param hidden units of each hidden layer
  /// @param totalNetworks how many will be trained in all, for progress
  EnsembleTrainer(List<Integer> hidden, int epochs, int totalNetworks) {
    this.hidden = hidden;
    this.epochs = epochs;
    this.totalNetworks = totalNetworks;
  }

  /// What a candidate is to learn: standardised inputs and what its base leaves of the targets.
  ///
  /// @param residuals one per row
  record Task(List<Dataset.Row> rows, Normalisation normalisation, int width, double[] residuals) {
    private Samples samples(double deviation) {
      float[] inputs = new float[rows.size() * width];
      float[] targets = new float[rows.size()];
      for (int i = 0; i < targets.length; i++) {
        normalisation.apply(rows.get(i).features(), 0, inputs, i * width, width);
        targets[i] = (float) (residuals[i] / deviation);
      }
      return new Samples(rows.size(), width, inputs, targets);
    }

    private double deviation() {
      double squares = Arrays.stream(residuals).map(each -> each * each).average().orElseThrow();
      return Math.max(Math.sqrt(squares), 1e-6);
    }
  }

  /// What is watched while training.
  ///
  /// @param validation rows that only tell the loss
  /// @param firstNetwork as which networks are numbered
  record Watch(Task validation, int firstNetwork, LossListener losses, Progress progress) {}

  /// @param seeds one per network
  List<Network> train(Task task, long[] seeds, Watch watch) {
    double deviation = task.deviation();
    Samples training = task.samples(deviation);
    Samples validation = watch.validation().samples(deviation);
    List<Network> networks = new ArrayList<>();
    for (int i = 0; i < seeds.length; i++) {
      int network = watch.firstNetwork() + i;
      LossListener losses =
          (_, epoch, loss, heldOut) -> watch.losses().epoch(network, epoch, loss, heldOut);
      networks.add(
          train(training, validation, seeds[i], losses, watch.progress())
              .scaled((float) deviation));
      trainedNetworks++;
    }
    return networks;
  }

  private Network train(
      Samples training, Samples validation, long seed, LossListener losses, Progress progress) {
    RandomGenerator random = RandomGeneratorFactory.of(GENERATOR).create(seed);
    try (DjlNetwork network = DjlNetwork.create(training.width(), hidden, epochs, random)) {
      float[] noisy = new float[training.inputs().length];
      Samples samples = new Samples(training.count(), training.width(), noisy, training.targets());
      for (int epoch = 1; epoch <= epochs; epoch++) {
        progress.report(
            (trainedNetworks + (epoch - 1.0) / epochs) / totalNetworks,
            "Training network %d of %d".formatted(trainedNetworks + 1, totalNetworks));
        for (int i = 0; i < noisy.length; i++) {
          noisy[i] = (float) (training.inputs()[i] + NOISE * random.nextGaussian());
        }
        float loss = network.step(samples);
        float heldOut = validation.count() == 0 ? Float.NaN : network.loss(validation);
        losses.epoch(0, epoch, loss, heldOut);
      }
      return network.weights();
    }
  }
}

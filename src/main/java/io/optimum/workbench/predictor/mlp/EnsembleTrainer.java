package io.optimum.workbench.predictor.mlp;

import io.optimum.workbench.predictor.LossListener;
import io.optimum.workbench.task.Progress;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/// Trains networks on what the prior leaves: `ln(slowdown) - ln(prior)` over its deviation.
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

  /// Networks and the normalisation of their inputs.
  record Trained(Normalisation normalisation, List<Network> networks) {}

  /// What is watched while training.
  record Watch(List<Dataset.Row> validation, LossListener losses, Progress progress) {}

  /// @param seeds one per network
  Trained train(List<Dataset.Row> rows, long[] seeds, Watch watch) {
    Normalisation normalisation =
        Normalisation.of(rows.stream().map(Dataset.Row::features).toList());
    double deviation = deviation(rows);
    Samples training = samples(rows, normalisation, deviation);
    Samples validation = samples(watch.validation(), normalisation, deviation);
    List<Network> networks = new ArrayList<>();
    for (int i = 0; i < seeds.length; i++) {
      int network = i;
      LossListener losses =
          (_, epoch, loss, heldOut) -> watch.losses().epoch(network, epoch, loss, heldOut);
      networks.add(
          train(training, validation, seeds[i], new Watch(List.of(), losses, watch.progress()))
              .scaled((float) deviation));
      trainedNetworks++;
    }
    return new Trained(normalisation, networks);
  }

  private Network train(Samples training, Samples validation, long seed, Watch watch) {
    RandomGenerator random = RandomGeneratorFactory.of(GENERATOR).create(seed);
    try (DjlNetwork network = new DjlNetwork(training.width(), hidden, epochs, random)) {
      float[] noisy = new float[training.inputs().length];
      Samples samples = new Samples(training.count(), training.width(), noisy, training.targets());
      for (int epoch = 1; epoch <= epochs; epoch++) {
        watch
            .progress()
            .report(
                (trainedNetworks + (epoch - 1.0) / epochs) / totalNetworks,
                "Training network %d of %d".formatted(trainedNetworks + 1, totalNetworks));
        for (int i = 0; i < noisy.length; i++) {
          noisy[i] = (float) (training.inputs()[i] + NOISE * random.nextGaussian());
        }
        float loss = network.step(samples);
        float heldOut = validation.count() == 0 ? Float.NaN : network.loss(validation);
        watch.losses().epoch(0, epoch, loss, heldOut);
      }
      return network.weights();
    }
  }

  static Samples samples(List<Dataset.Row> rows, Normalisation normalisation, double deviation) {
    int width = normalisation.size();
    float[] inputs = new float[rows.size() * width];
    float[] targets = new float[rows.size()];
    for (int i = 0; i < rows.size(); i++) {
      normalisation.apply(rows.get(i).features(), 0, inputs, i * width);
      targets[i] = (float) (residual(rows.get(i)) / deviation);
    }
    return new Samples(rows.size(), width, inputs, targets);
  }

  private static double residual(Dataset.Row row) {
    return row.logSlowdown() - row.logPrior();
  }

  private static double deviation(List<Dataset.Row> rows) {
    double squares =
        rows.stream().mapToDouble(row -> residual(row) * residual(row)).average().orElseThrow();
    return Math.max(Math.sqrt(squares), 1e-6);
  }
}

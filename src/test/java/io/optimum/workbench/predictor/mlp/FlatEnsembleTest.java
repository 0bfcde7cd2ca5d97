package io.optimum.workbench.predictor.mlp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FlatEnsembleTest {
  private static final int WIDTH = 50;
  private static final int COUNT = 64;

  @ParameterizedTest
  @ValueSource(strings = {"8", "32-16", "5-7-3"})
  void givesWhatDjlGives(String shape) {
    List<Integer> hidden = Arrays.stream(shape.split("-")).map(Integer::valueOf).toList();
    RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(3);
    Samples samples = samples(random);
    List<Network> networks = new ArrayList<>();
    float[] djl = new float[COUNT];
    for (int network = 0; network < 5; network++) {
      try (DjlNetwork trained = DjlNetwork.create(WIDTH, hidden, 50, random)) {
        for (int epoch = 0; epoch < 50; epoch++) {
          trained.step(samples);
        }
        networks.add(trained.weights());
        float[] outputs = trained.evaluate(samples);
        for (int row = 0; row < COUNT; row++) {
          djl[row] += outputs[row] / 5;
        }
      }
    }
    assertThat(flat(networks, samples)).containsExactly(djl, within(1e-5f));
    assertThat(djl[0]).isNotZero();
  }

  @org.junit.jupiter.api.Test
  void anUntrainedNetworkCorrectsNothing() {
    RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(3);
    try (DjlNetwork untrained = DjlNetwork.create(WIDTH, List.of(32, 16), 1, random)) {
      assertThat(flat(List.of(untrained.weights()), samples(random))).containsOnly(0f);
    }
  }

  private static float[] flat(List<Network> networks, Samples samples) {
    FlatEnsemble ensemble = new FlatEnsemble(networks);
    float[] outputs = new float[COUNT];
    for (int row = 0; row < COUNT; row++) {
      float[] inputs = Arrays.copyOfRange(samples.inputs(), row * WIDTH, (row + 1) * WIDTH);
      outputs[row] =
          ensemble.evaluate(
              inputs, new float[ensemble.scratchSize()], new float[ensemble.scratchSize()]);
    }
    return outputs;
  }

  private static Samples samples(RandomGenerator random) {
    float[] inputs = new float[COUNT * WIDTH];
    float[] targets = new float[COUNT];
    for (int i = 0; i < inputs.length; i++) {
      inputs[i] = (float) Math.clamp(random.nextGaussian(), -3, 3);
    }
    for (int i = 0; i < targets.length; i++) {
      targets[i] = inputs[i * WIDTH] * inputs[i * WIDTH + 1];
    }
    return new Samples(COUNT, WIDTH, inputs, targets);
  }
}

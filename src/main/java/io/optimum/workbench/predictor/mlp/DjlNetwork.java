package io.optimum.workbench.predictor.mlp;

import ai.djl.Device;
import ai.djl.Model;
import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.Parameter;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.core.Linear;
import ai.djl.training.DefaultTrainingConfig;
import ai.djl.training.GradientCollector;
import ai.djl.training.Trainer;
import ai.djl.training.initializer.Initializer;
import ai.djl.training.optimizer.Optimizer;
import ai.djl.training.tracker.Tracker;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.random.RandomGenerator;

/// One network in DJL's PyTorch engine. Owns native memory until closed; belongs to one thread.
///
/// Initial weights and input noise come from the given generator, not from PyTorch's global one, so
/// nothing else in the process can change what a seed gives.
final class DjlNetwork implements AutoCloseable {
  private static final String ENGINE = "PyTorch";
  private static final float FIRST_LEARNING_RATE = 0.01f;
  private static final float LAST_LEARNING_RATE = 0.0005f;
  private static final float WEIGHT_DECAY = 0.02f;

  /// DJL's PyTorch engine records one backward pass at a time in the whole process.
  private static final ReentrantLock COLLECTING = new ReentrantLock();

  private final Model model;
  private final Trainer trainer;
  private final int inputs;

  /// @param hidden units of each hidden layer
  /// @param epochs over which the learning rate falls
  static DjlNetwork create(int inputs, List<Integer> hidden, int epochs, RandomGenerator random) {
    return NativeGate.process().work(() -> new DjlNetwork(inputs, hidden, epochs, random));
  }

  private DjlNetwork(int inputs, List<Integer> hidden, int epochs, RandomGenerator random) {
    this.inputs = inputs;
    model = model();
    SequentialBlock block = new SequentialBlock();
    hidden.forEach(
        units -> block.add(Linear.builder().setUnits(units).build()).add(Activation.reluBlock()));
    block.add(Linear.builder().setUnits(1).build());
    block.setInitializer(scaledNormal(random), Parameter.Type.WEIGHT);
    model.setBlock(block);
    trainer = model.newTrainer(config(epochs));
    trainer.initialize(new Shape(1, inputs));
  }

  private static Model model() {
    try {
      return Model.newInstance("slowdown", Device.cpu(), ENGINE);
    } catch (EngineException e) {
      throw new IllegalStateException(
          "PyTorch does not load (%s). A kit for servers has none: train and score on your desktop."
              .formatted(e.getMessage()),
          e);
    }
  }

  /// One pass over all rows.
  ///
  /// @return the loss before the step
  float step(Samples samples) {
    return NativeGate.process().work(() -> stepped(samples));
  }

  private float stepped(Samples samples) {
    try (NDManager manager = model.getNDManager().newSubManager()) {
      NDArray loss;
      COLLECTING.lock();
      try (GradientCollector gradients = trainer.newGradientCollector()) {
        loss = loss(samples, manager);
        gradients.backward(loss);
      } finally {
        COLLECTING.unlock();
      }
      trainer.step();
      return loss.getFloat();
    }
  }

  float loss(Samples samples) {
    return NativeGate.process()
        .work(() -> {
          try (NDManager manager = model.getNDManager().newSubManager()) {
            return loss(samples, manager).getFloat();
          }
        });
  }

  /// Outputs for standardised inputs.
  float[] evaluate(Samples samples) {
    return NativeGate.process()
        .work(() -> {
          try (NDManager manager = model.getNDManager().newSubManager()) {
            return trainer.evaluate(inputs(samples, manager)).singletonOrThrow().toFloatArray();
          }
        });
  }

  Network weights() {
    return NativeGate.process().work(this::copied);
  }

  private Network copied() {
    List<Parameter> parameters = model.getBlock().getParameters().values();
    List<Layer> layers = new ArrayList<>();
    for (int i = 0; i < parameters.size(); i += 2) {
      NDArray weights = parameters.get(i).getArray();
      NDArray biases = parameters.get(i + 1).getArray();
      layers.add(
          new Layer(
              Math.toIntExact(weights.getShape().get(1)),
              Math.toIntExact(weights.getShape().get(0)),
              weights.toFloatArray(),
              biases.toFloatArray()));
    }
    return new Network(layers);
  }

  @Override
  public void close() {
    NativeGate.process()
        .free(() -> {
          trainer.close();
          model.close();
        });
  }

  private NDArray loss(Samples samples, NDManager manager) {
    NDArray targets = manager.create(samples.targets(), new Shape(samples.count(), 1));
    NDList outputs = trainer.forward(inputs(samples, manager));
    return trainer.getLoss().evaluate(new NDList(targets), outputs);
  }

  private NDList inputs(Samples samples, NDManager manager) {
    return new NDList(manager.create(samples.inputs(), new Shape(samples.count(), inputs)));
  }

  private static DefaultTrainingConfig config(int epochs) {
    Tracker rate =
        Tracker.cosine()
            .setBaseValue(FIRST_LEARNING_RATE)
            .optFinalValue(LAST_LEARNING_RATE)
            .setMaxUpdates(epochs)
            .build();
    return new DefaultTrainingConfig(new HuberLoss())
        .optDevices(new Device[] {Device.cpu()})
        .optOptimizer(
            Optimizer.adamW().optLearningRateTracker(rate).optWeightDecays(WEIGHT_DECAY).build());
  }

  /// Normal with variance 2 / inputs (He et al., "Delving deep into rectifiers", ICCV 2015); zero
  /// for the layer of one output, so that an untrained network predicts 0.
  private static Initializer scaledNormal(RandomGenerator random) {
    return (NDManager manager, Shape shape, DataType type) -> {
      float[] values = new float[Math.toIntExact(shape.size())];
      if (shape.get(0) > 1) {
        double deviation = Math.sqrt(2.0 / shape.get(1));
        for (int i = 0; i < values.length; i++) {
          values[i] = (float) (random.nextGaussian() * deviation);
        }
      }
      return manager.create(values, shape);
    };
  }
}

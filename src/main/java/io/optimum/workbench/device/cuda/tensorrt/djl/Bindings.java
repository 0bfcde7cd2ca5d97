package io.optimum.workbench.device.cuda.tensorrt.djl;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.DataType;
import ai.djl.tensorrt.engine.TrtSession;
import ai.djl.translate.NoBatchifyTranslator;
import ai.djl.translate.TranslatorContext;
import io.optimum.workbench.device.cuda.tensorrt.ElementType;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/// Runs every inference on the buffers that are bound to the engine, filled once: what DJL's own
/// arrays would cost is not the engine's time. In goes the number of an inference, out comes how
/// many outputs it has.
final class Bindings implements NoBatchifyTranslator<Integer, Integer> {
  private static final long SEED = 42;
  private @Nullable NDList inputs;

  @Override
  public void prepare(TranslatorContext context) {
    NDList bound = ((TrtSession) context.getBlock()).getInputBindings();
    SplittableRandom random = new SplittableRandom(SEED);
    bound.forEach(each -> fill(each, random));
    inputs = bound;
  }

  private static void fill(NDArray array, SplittableRandom random) {
    byte[] values = type(array.getDataType()).filled(array.getShape().size(), random);
    array.toByteBuffer().put(0, values);
  }

  /// The types that DJL knows of TensorRT's.
  static ElementType type(DataType type) {
    return switch (type) {
      case FLOAT32 -> ElementType.FLOAT;
      case FLOAT16 -> ElementType.HALF;
      case INT8 -> ElementType.INT8;
      case INT32 -> ElementType.INT32;
      case BOOLEAN -> ElementType.BOOL;
      default ->
          throw new IllegalArgumentException(
              "DJL gives TensorRT no inputs of type %s.".formatted(type));
    };
  }

  /// Size of the first axis of the first input.
  int batchSize() {
    return Math.toIntExact(bound().head().getShape().get(0));
  }

  private NDList bound() {
    if (inputs == null) {
      throw new IllegalStateException("The engine's buffers are bound when its predictor is made.");
    }
    return inputs;
  }

  @Override
  public NDList processInput(TranslatorContext context, Integer number) {
    return bound();
  }

  @Override
  public Integer processOutput(TranslatorContext context, NDList outputs) {
    return outputs.size();
  }
}

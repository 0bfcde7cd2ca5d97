package io.optimum.workbench.device.cuda.tensorrt.djl;

import ai.djl.Device;
import ai.djl.ModelException;
import ai.djl.engine.Engine;
import ai.djl.engine.EngineException;
import ai.djl.inference.Predictor;
import ai.djl.repository.zoo.Criteria;
import ai.djl.repository.zoo.ZooModel;
import ai.djl.tensorrt.engine.TrtEngine;
import ai.djl.translate.TranslateException;
import io.optimum.workbench.device.EngineBinary;
import io.optimum.workbench.device.cuda.foreign.GlobalLibrary;
import io.optimum.workbench.device.cuda.tensorrt.HostEngine;
import io.optimum.workbench.device.cuda.tensorrt.TensorRtException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/// An engine behind DJL's own interface: one execution context, inputs copied to the GPU and
/// outputs from it at every inference, everything waited for.
public final class DjlEngine implements HostEngine {
  /// DJL's library uses functions of the CUDA runtime without naming it as needed.
  private static final String CUDA_RUNTIME = "libcudart.so.12";

  private final ZooModel<Integer, Integer> model;
  private final Predictor<Integer, Integer> predictor;
  private final Bindings bindings;

  private DjlEngine(
      ZooModel<Integer, Integer> model, Predictor<Integer, Integer> predictor, Bindings bindings) {
    this.model = model;
    this.predictor = predictor;
    this.bindings = bindings;
  }

  /// Loads an engine. Only where a GPU answers, and only in a process that may end.
  ///
  /// @throws IllegalArgumentException when a library is missing or the engine is refused
  public static HostEngine open(EngineBinary engine, int gpuOrdinal) {
    started();
    try (PlainFolder folder = PlainFolder.with(engine.file())) {
      return open(folder.engine(), gpuOrdinal);
    } catch (IOException e) {
      throw new UncheckedIOException(
          "DJL cannot read %s: %s".formatted(engine.file(), e.getMessage()), e);
    } catch (ModelException | EngineException e) {
      throw new TensorRtException("DJL refuses %s: %s".formatted(engine.file(), e.getMessage()));
    }
  }

  /// Of DJL, once its TensorRT is loaded.
  ///
  /// @throws IllegalArgumentException when it cannot be loaded, with what is missing
  public static String version() {
    started();
    return Engine.getDjlVersion();
  }

  /// DJL's TensorRT, whose library is loaded then: out of its own jar, never out of the network.
  ///
  /// @throws IllegalArgumentException when it cannot be loaded, with what is missing
  static Engine started() {
    GlobalLibrary.load(CUDA_RUNTIME);
    try {
      return Engine.getEngine(TrtEngine.ENGINE_NAME);
    } catch (EngineException | LinkageError e) {
      throw new IllegalArgumentException(
          "DJL's TensorRT cannot be loaded: %s.".formatted(root(e).getMessage()), e);
    }
  }

  private static Throwable root(Throwable e) {
    return e.getCause() == null ? e : root(e.getCause());
  }

  private static DjlEngine open(Path file, int gpuOrdinal) throws IOException, ModelException {
    Bindings bindings = new Bindings();
    ZooModel<Integer, Integer> model =
        Criteria.builder()
            .setTypes(Integer.class, Integer.class)
            .optModelPath(file)
            .optEngine(TrtEngine.ENGINE_NAME)
            .optDevice(Device.gpu(gpuOrdinal))
            .optTranslator(bindings)
            .build()
            .loadModel();
    return new DjlEngine(model, model.newPredictor(), bindings);
  }

  @Override
  public String runner() {
    Engine engine = model.getNDManager().getEngine();
    return "DJL %s, TensorRT %s".formatted(Engine.getDjlVersion(), engine.getVersion());
  }

  @Override
  public int batchSize() {
    return bindings.batchSize();
  }

  @Override
  public String timed() {
    return "One call of DJL's predictor: inputs to the GPU, the inference, outputs back.";
  }

  @Override
  public void infer() {
    try {
      predictor.predict(0);
    } catch (TranslateException e) {
      throw new TensorRtException("DJL cannot run the engine: " + e.getMessage());
    }
  }

  @Override
  public void close() {
    predictor.close();
    model.close();
  }
}

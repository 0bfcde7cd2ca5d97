package io.optimum.workbench.device.cuda.tensorrt;

import org.bytedeco.tensorrt.global.nvinfer.LayerInformationFormat;
import org.bytedeco.tensorrt.global.nvinfer.OptProfileSelector;
import org.bytedeco.tensorrt.global.nvinfer.TensorIOMode;
import org.bytedeco.tensorrt.nvinfer.ICudaEngine;
import org.bytedeco.tensorrt.nvinfer.IEngineInspector;
import org.bytedeco.tensorrt.nvinfer.IExecutionContext;

/// An engine of TensorRT's.
final class NativeEngine implements TensorRt.Engine {
  private final ICudaEngine engine;
  private final TensorRtLog log;

  NativeEngine(ICudaEngine engine, TensorRtLog log) {
    this.engine = engine;
    this.log = log;
  }

  @Override
  public int smallestBatch() {
    return batch(OptProfileSelector.kMIN);
  }

  @Override
  public int largestBatch() {
    return batch(OptProfileSelector.kMAX);
  }

  private int batch(OptProfileSelector which) {
    for (int i = 0; i < engine.getNbIOTensors(); i++) {
      String name = engine.getIOTensorName(i);
      if (engine.getTensorIOMode(name) == TensorIOMode.kINPUT) {
        // An int in the bindings of TensorRT 8, a long in those of 10.
        long fixed = engine.getTensorShape(name).d(0);
        long size = fixed >= 0 ? fixed : engine.getProfileShape(name, 0, which).d(0);
        return (int) size;
      }
    }
    throw new TensorRtException("The engine has no input.");
  }

  @Override
  public boolean hasFixedShapes() {
    for (int i = 0; i < engine.getNbIOTensors(); i++) {
      String name = engine.getIOTensorName(i);
      var shape = engine.getTensorShape(name);
      for (int axis = 0; axis < shape.nbDims(); axis++) {
        if (shape.d(axis) < 0) {
          return false;
        }
      }
    }
    return true;
  }

  @Override
  public String layersJson() {
    IEngineInspector inspector = engine.createEngineInspector();
    try {
      return inspector.getEngineInformation(LayerInformationFormat.kJSON);
    } finally {
      NativeTensorRt.delete(inspector);
    }
  }

  @Override
  public TensorRt.Context context(int batchSize, long seed) {
    IExecutionContext context = engine.createExecutionContext();
    if (context == null || context.isNull()) {
      throw TensorRtException.of("No execution context could be made", log.takeErrors());
    }
    return new NativeContext(engine, context, log).prepared(batchSize, seed);
  }

  /// A GPU that was lost says so here, before TensorRT meets it.
  @Override
  public void close() {
    CudaMemory.await();
    NativeTensorRt.delete(engine);
  }
}

package io.optimum.workbench.device.cuda.tensorrt;

import io.optimum.workbench.device.cuda.CudaException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.bytedeco.cuda.cudart.CUstream_st;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.tensorrt.global.nvinfer.OptProfileSelector;
import org.bytedeco.tensorrt.global.nvinfer.TensorIOMode;
import org.bytedeco.tensorrt.global.nvinfer.TensorLocation;
import org.bytedeco.tensorrt.nvinfer.ICudaEngine;
import org.bytedeco.tensorrt.nvinfer.IExecutionContext;

/// An execution context of TensorRT's with its inputs and outputs.
final class NativeContext implements TensorRt.Context {
  private static final long DEFAULT_STREAM = 0;
  private final ICudaEngine engine;
  private final IExecutionContext context;
  private final TensorRtLog log;
  private final List<CudaMemory> buffers = new ArrayList<>();
  private final List<Output> outputs = new ArrayList<>();
  private long bytes;

  NativeContext(ICudaEngine engine, IExecutionContext context, TensorRtLog log) {
    this.engine = engine;
    this.context = context;
    this.log = log;
    this.bytes = engine.getDeviceMemorySize();
  }

  /// One that cannot be prepared is closed.
  NativeContext prepared(int batchSize, long seed) {
    try {
      prepare(batchSize, seed);
      return this;
    } catch (RuntimeException e) {
      closeAfter(e);
      throw e;
    }
  }

  private void closeAfter(RuntimeException failure) {
    try {
      close();
    } catch (CudaException e) {
      failure.addSuppressed(e);
    }
  }

  private void prepare(int batchSize, long seed) {
    chooseProfile();
    SplittableRandom random = new SplittableRandom(seed);
    for (String name : names(TensorIOMode.kINPUT)) {
      shape(name, batchSize);
    }
    for (String name : names(TensorIOMode.kINPUT)) {
      ElementType type = type(name);
      buffer(name, type).write(type.filled(elements(name), random));
    }
    for (String name : names(TensorIOMode.kOUTPUT)) {
      outputs.add(new Output(buffer(name, type(name)), type(name)));
    }
  }

  /// TensorRT gives the first context of an engine with free dimensions its first profile, and the
  /// others none (NvInferRuntime.h, `createExecutionContext`).
  private void chooseProfile() {
    boolean free = names(TensorIOMode.kINPUT).stream().anyMatch(this::isFree);
    if (free && context.getOptimizationProfile() < 0) {
      require(
          context.setOptimizationProfileAsync(0, new Stream(DEFAULT_STREAM)),
          "its contexts cannot share a profile, as those of optimum build can");
      CudaMemory.await();
    }
  }

  /// Free dimensions other than the batch size get what the engine is tuned for.
  private void shape(String name, int batchSize) {
    require(
        engine.getTensorLocation(name) == TensorLocation.kDEVICE,
        "its input %s is read by the host, and only inputs in the GPU's memory can be filled"
            .formatted(name));
    if (isFree(name)) {
      var tuned = engine.getProfileShape(name, 0, OptProfileSelector.kOPT);
      if (engine.getTensorShape(name).d(0) < 0) {
        tuned.d(0, batchSize);
      }
      require(
          context.setInputShape(name, tuned),
          "batch %d of input %s is refused".formatted(batchSize, name));
    }
  }

  private boolean isFree(String input) {
    var shape = engine.getTensorShape(input);
    for (int i = 0; i < shape.nbDims(); i++) {
      if (shape.d(i) < 0) {
        return true;
      }
    }
    return false;
  }

  private List<String> names(TensorIOMode mode) {
    List<String> names = new ArrayList<>();
    for (int i = 0; i < engine.getNbIOTensors(); i++) {
      String name = engine.getIOTensorName(i);
      if (engine.getTensorIOMode(name) == mode) {
        names.add(name);
      }
    }
    return names;
  }

  private CudaMemory buffer(String name, ElementType type) {
    CudaMemory buffer = new CudaMemory(Math.max(1, elements(name) * type.bytes()));
    buffers.add(buffer);
    bytes += buffer.bytes();
    require(context.setTensorAddress(name, buffer.address()), name + " takes no buffer");
    return buffer;
  }

  /// Of a tensor in its format: one of vectors is padded to whole ones.
  private long elements(String name) {
    var shape = context.getTensorShape(name);
    int vector = engine.getTensorVectorizedDim(name);
    long elements = 1;
    for (int i = 0; i < shape.nbDims(); i++) {
      long size = shape.d(i);
      require(size >= 0, "the size of %s is known only after an inference".formatted(name));
      elements *= i == vector ? roundedUp(size, engine.getTensorComponentsPerElement(name)) : size;
    }
    return elements;
  }

  private static long roundedUp(long size, int vector) {
    return Math.ceilDiv(size, vector) * vector;
  }

  private ElementType type(String name) {
    return ElementType.of(engine.getTensorDataType(name).name());
  }

  @Override
  public void enqueue(long stream) {
    if (!context.enqueueV3(new Stream(stream))) {
      throw TensorRtException.fault("The engine failed in an inference", log.takeErrors());
    }
  }

  @Override
  public void await() {
    CudaMemory.await();
  }

  @Override
  public long deviceMemoryBytes() {
    return bytes;
  }

  @Override
  public double[] outputs() {
    return outputs.stream()
        .flatMapToDouble(each -> Arrays.stream(each.type.numbers(each.memory.read())))
        .toArray();
  }

  /// A GPU that was lost says so here, before TensorRT meets it.
  @Override
  public void close() {
    CudaMemory.await();
    NativeTensorRt.delete(context);
    buffers.forEach(CudaMemory::close);
    buffers.clear();
  }

  private record Output(CudaMemory memory, ElementType type) {}

  private void require(boolean done, String failure) {
    if (!done) {
      throw TensorRtException.of("The engine cannot run: " + failure, log.takeErrors());
    }
  }

  /// A stream that somebody else opened.
  private static final class Stream extends CUstream_st {
    Stream(long handle) {
      super(new Handle(handle));
    }
  }

  private static final class Handle extends Pointer {
    Handle(long handle) {
      address = handle;
    }
  }
}

package io.optimum.workbench.device.cuda.tensorrt;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.bytedeco.cuda.cudart.CUstream_st;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.tensorrt.global.nvinfer.TensorIOMode;
import org.bytedeco.tensorrt.nvinfer.ICudaEngine;
import org.bytedeco.tensorrt.nvinfer.IExecutionContext;

/// An execution context of TensorRT's with its inputs and outputs.
final class NativeContext implements TensorRt.Context {
  private final ICudaEngine engine;
  private final IExecutionContext context;
  private final TensorRtLog log;
  private final List<CudaMemory> outputs = new ArrayList<>();
  private long bytes;

  NativeContext(ICudaEngine engine, IExecutionContext context, TensorRtLog log) {
    this.engine = engine;
    this.context = context;
    this.log = log;
    this.bytes = engine.getDeviceMemorySize();
  }

  NativeContext prepared(int batchSize, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    for (String name : names(TensorIOMode.kINPUT)) {
      var shape = engine.getTensorShape(name);
      if (shape.d(0) < 0) {
        shape.d(0, batchSize);
        require(context.setInputShape(name, shape), "batch %d is refused".formatted(batchSize));
      }
      ElementType type = type(name);
      buffer(name, type).write(type.filled(elements(name), random));
    }
    for (String name : names(TensorIOMode.kOUTPUT)) {
      outputs.add(buffer(name, type(name)));
    }
    return this;
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
    bytes += buffer.bytes();
    require(context.setTensorAddress(name, buffer.address()), name + " takes no buffer");
    return buffer;
  }

  private long elements(String name) {
    var shape = context.getTensorShape(name);
    long elements = 1;
    for (int i = 0; i < shape.nbDims(); i++) {
      elements *= shape.d(i);
    }
    return elements;
  }

  private ElementType type(String name) {
    return ElementType.of(engine.getTensorDataType(name).name());
  }

  @Override
  public void enqueue(long stream) {
    require(context.enqueueV3(new Stream(stream)), "an inference was not enqueued");
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
  public byte[] outputs() {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    outputs.forEach(each -> all.writeBytes(each.read()));
    return all.toByteArray();
  }

  private void require(boolean done, String failure) {
    if (!done) {
      throw new TensorRtException("The engine cannot run: " + failure, log.takeErrors());
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

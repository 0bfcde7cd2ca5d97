package io.optimum.workbench.device.cuda.tensorrt;

import static org.bytedeco.tensorrt.global.nvinfer.createInferBuilder;
import static org.bytedeco.tensorrt.global.nvinfer.createInferRuntime;
import static org.bytedeco.tensorrt.global.nvinfer.getInferLibVersion;
import static org.bytedeco.tensorrt.global.nvonnxparser.createParser;

import io.optimum.workbench.device.cuda.CudaException;
import io.optimum.workbench.device.cuda.foreign.CppObject;
import io.optimum.workbench.device.tensorrt.TensorRtMajor;
import io.optimum.workbench.domain.engine.BuildRequest;
import io.optimum.workbench.domain.engine.Precision;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.cuda.global.cudart;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.tensorrt.global.nvinfer;
import org.bytedeco.tensorrt.global.nvinfer.BuilderFlag;
import org.bytedeco.tensorrt.global.nvinfer.MemoryPoolType;
import org.bytedeco.tensorrt.global.nvinfer.OptProfileSelector;
import org.bytedeco.tensorrt.global.nvinfer.PreviewFeature;
import org.bytedeco.tensorrt.global.nvinfer.ProfilingVerbosity;
import org.bytedeco.tensorrt.global.nvinfer_plugin;
import org.bytedeco.tensorrt.global.nvonnxparser;
import org.bytedeco.tensorrt.nvinfer.IBuilder;
import org.bytedeco.tensorrt.nvinfer.IBuilderConfig;
import org.bytedeco.tensorrt.nvinfer.ICudaEngine;
import org.bytedeco.tensorrt.nvinfer.IHostMemory;
import org.bytedeco.tensorrt.nvinfer.INetworkDefinition;
import org.bytedeco.tensorrt.nvinfer.IRuntime;
import org.bytedeco.tensorrt.nvinfer.ITimingCache;
import org.bytedeco.tensorrt.nvonnxparser.IParser;
import org.jspecify.annotations.Nullable;

/// TensorRT through its Java bindings. Only for a process with a GPU that answers: without one the
/// library hands out pointers to nothing, and dies when they are used.
public final class NativeTensorRt implements TensorRt {
  private static final int EXPLICIT_BATCH = 1;
  private static final int LOG_WARNINGS = 2;
  private static final long WORKSPACE_BYTES = 1L << 30;

  /// Kernels of TensorRT itself alone (`kEDGE_MASK_CONVOLUTIONS` beside those that are always
  /// there): those of cuBLAS and cuDNN, and those that are compiled when they are tried, need
  /// libraries that a kit has not.
  private static final int OWN_TACTICS = 1 << 3;

  private final TensorRtLog log;
  private final IRuntime runtime;

  private NativeTensorRt(TensorRtLog log) {
    this.log = log;
    this.runtime = present(createInferRuntime(log), "TensorRT's runtime did not start");
  }

  /// To run engines.
  ///
  /// @throws TensorRtException when a library is missing, or no GPU answers
  public static NativeTensorRt runtime() {
    return open(List.of(nvinfer.class));
  }

  /// To build engines too.
  ///
  /// @param libraryFolders where the builder's resources are looked for: the library wants an
  ///   executable stack, and only when Java itself loads it are its threads' guard pages restored
  /// @throws TensorRtException when a library is missing, or no GPU answers
  public static NativeTensorRt builder(List<Path> libraryFolders) {
    BuilderResources.load(libraryFolders);
    return open(List.of(nvinfer.class, nvonnxparser.class));
  }

  private static NativeTensorRt open(List<Class<?>> libraries) {
    try {
      libraries.forEach(Loader::load);
      RuntimeLibrary.refuseUnless(
          TensorRtMajor.numbered(nvinfer.NV_TENSORRT_MAJOR),
          TensorRtVersion.text(getInferLibVersion()));
      requireGpu();
      return new NativeTensorRt(new TensorRtLog());
    } catch (LinkageError e) {
      throw TensorRtException.notLoaded(e);
    }
  }

  private static void requireGpu() {
    int[] gpus = new int[1];
    int code = cudart.cudaGetDeviceCount(gpus);
    try {
      check("cudaGetDeviceCount", code);
    } catch (CudaException e) {
      throw new TensorRtException("TensorRT needs a GPU, and none answers. " + e.getMessage());
    }
    if (gpus[0] == 0) {
      throw new TensorRtException("TensorRT needs a GPU, and there is none.");
    }
  }

  private static void check(String call, int code) {
    CudaException.check(
        CudaException.Api.CUDA, call, code, error -> cudart.cudaGetErrorName(error).getString());
  }

  /// Uses another GPU than the first, in this thread.
  ///
  /// @throws io.optimum.workbench.device.cuda.CudaException when there is none of that number
  public NativeTensorRt onGpu(int ordinal) {
    check("cudaSetDevice", cudart.cudaSetDevice(ordinal));
    return this;
  }

  @Override
  public String version() {
    return TensorRtVersion.text(getInferLibVersion());
  }

  @Override
  public Built build(BuildRequest request, byte[] timingCache) {
    IBuilder builder = present(createInferBuilder(log), "TensorRT's builder did not start");
    INetworkDefinition network = builder.createNetworkV2(EXPLICIT_BATCH);
    parse(request, network);
    IBuilderConfig config = builder.createBuilderConfig();
    config.setMemoryPoolLimit(MemoryPoolType.kWORKSPACE, WORKSPACE_BYTES);
    config.setProfilingVerbosity(ProfilingVerbosity.kDETAILED);
    config.setTacticSources(OWN_TACTICS);
    if (request.precision() == Precision.FP16) {
      config.setFlag(BuilderFlag.kFP16);
    }
    // Streams of its own would escape the priority and the SMs of the stream that it is given.
    config.setMaxAuxStreams(0);
    config.setPreviewFeature(PreviewFeature.kPROFILE_SHARING_0806, true);
    if (!takes(config, timingCache)) {
      takes(config, new byte[0]);
    }
    batches(request, builder, network, config);
    String failure = "%s cannot be built".formatted(request.network());
    byte[] plan = bytes(present(builder.buildSerializedNetwork(network, config), failure));
    return new Built(plan, bytes(config.getTimingCache().serialize()), log.takeWarnings());
  }

  /// Gives the builder a timing cache; one of another GPU or version it refuses.
  private static boolean takes(IBuilderConfig config, byte[] timingCache) {
    ITimingCache cache = config.createTimingCache(new BytePointer(timingCache), timingCache.length);
    return !isMissing(cache) && config.setTimingCache(cache, false);
  }

  private void parse(BuildRequest request, INetworkDefinition network) {
    IParser parser = createParser(network, log);
    if (!parser.parseFromFile(request.network().toString(), LOG_WARNINGS)) {
      List<String> reasons = new ArrayList<>(log.takeErrors());
      for (int i = 0; i < parser.getNbErrors(); i++) {
        reasons.add(parser.getError(i).desc());
      }
      throw TensorRtException.of("%s cannot be parsed".formatted(request.network()), reasons);
    }
  }

  /// One batch size is made part of the network, which then has fixed shapes; more are a profile.
  private static void batches(
      BuildRequest request, IBuilder builder, INetworkDefinition network, IBuilderConfig config) {
    boolean fixed = request.smallestBatch() == request.largestBatch();
    var profile = builder.createOptimizationProfile();
    boolean free = false;
    for (int i = 0; i < network.getNbInputs(); i++) {
      var input = network.getInput(i);
      var shape = input.getDimensions();
      if (shape.d(0) > 0) {
        continue;
      }
      shape.d(0, request.largestBatch());
      if (fixed) {
        input.setDimensions(shape);
        continue;
      }
      free = true;
      profile.setDimensions(input.getName(), OptProfileSelector.kOPT, shape);
      profile.setDimensions(input.getName(), OptProfileSelector.kMAX, shape);
      shape.d(0, request.smallestBatch());
      profile.setDimensions(input.getName(), OptProfileSelector.kMIN, shape);
    }
    if (free) {
      config.addOptimizationProfile(profile);
    }
  }

  @Override
  public Engine load(byte[] plan) {
    try (BytePointer bytes = new BytePointer(plan)) {
      ICudaEngine engine = runtime.deserializeCudaEngine(bytes, plan.length);
      if (isMissing(engine) && log.hasError("plugin")) {
        log.takeErrors(); // the second try says them again
        registerPlugins();
        engine = runtime.deserializeCudaEngine(bytes, plan.length);
      }
      return new NativeEngine(present(engine, "The engine cannot be loaded"), log);
    }
  }

  /// TensorRT's own plugins, for engines that have some; where their library does not load, the
  /// engine is refused for want of them.
  private void registerPlugins() {
    try {
      Loader.load(nvinfer_plugin.class);
      nvinfer_plugin.initLibNvInferPlugins(log, "");
    } catch (LinkageError e) {
      log.add("TensorRT's plugins cannot be loaded: %s.".formatted(e.getMessage()));
    }
  }

  @Override
  public void close() {
    delete(runtime);
  }

  /// Deletes an object that the library made. The bindings of TensorRT 10 have no call for it, and
  /// `destroy` of those of 8 does the same (NvInferRuntime.h: the only virtual function of these
  /// classes is the destructor, and `delete` is how they are given back).
  static void delete(Pointer made) {
    CppObject.delete(MemorySegment.ofAddress(made.address()));
    made.setNull();
  }

  private static byte[] bytes(IHostMemory memory) {
    byte[] bytes = new byte[Math.toIntExact(memory.size())];
    new BytePointer(memory.data()).capacity(bytes.length).get(bytes);
    delete(memory);
    return bytes;
  }

  private static boolean isMissing(@Nullable Pointer pointer) {
    return pointer == null || pointer.isNull();
  }

  private <T extends Pointer> T present(T pointer, String failure) {
    if (isMissing(pointer)) {
      throw TensorRtException.of(failure, log.takeErrors());
    }
    return pointer;
  }
}

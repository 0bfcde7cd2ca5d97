package io.optimum.workbench.app;

import io.optimum.workbench.codec.JsonCodec;
import io.optimum.workbench.device.EngineTrial;
import io.optimum.workbench.device.MachineDoctor;
import io.optimum.workbench.device.cuda.CudaProber;
import io.optimum.workbench.device.cuda.ExecutableSource;
import io.optimum.workbench.device.cuda.NoEngineFiles;
import io.optimum.workbench.device.cuda.doctor.CudaDoctor;
import io.optimum.workbench.device.cuda.tensorrt.NativeTensorRt;
import io.optimum.workbench.device.cuda.tensorrt.TensorRtBuilder;
import io.optimum.workbench.device.cuda.tensorrt.TensorRtException;
import io.optimum.workbench.device.cuda.tensorrt.TensorRtSource;
import io.optimum.workbench.device.cuda.tensorrt.TensorRtTrial;
import io.optimum.workbench.device.cuda.tensorrt.djl.DjlEngine;
import io.optimum.workbench.device.tensorrt.LibrarySearch;
import io.optimum.workbench.device.tensorrt.TensorRtMajor;
import io.optimum.workbench.domain.EngineVerdict;
import io.optimum.workbench.task.Progress;
import io.optimum.workbench.workflow.Builders;
import io.optimum.workbench.workflow.GpuTools;
import io.optimum.workbench.workflow.Trials;

/// The wiring of what needs a real GPU. Nothing of it is loaded before it is asked for.
final class RealGpu {
  private RealGpu() {}

  static GpuTools tools(JsonCodec codec) {
    return new GpuTools(builders(codec), doctor(), trials(codec));
  }

  static Builders builders(JsonCodec codec) {
    return new Builders(
        new ChildBuilder(
            ChildProgram.with(ThisProgram.tensorRts().place(TensorRtMajor.EIGHT), codec)),
        (request, progress) ->
            new TensorRtBuilder(
                    NativeTensorRt.builder(LibrarySearch.named(System.getenv()))
                        .onGpu(request.gpuOrdinal()))
                .build(request, progress));
  }

  /// Tries engine files in processes with the TensorRT that each needs.
  static Trials trials(JsonCodec codec) {
    return new Trials(
        new ChildTrial(major -> ChildProgram.with(ThisProgram.tensorRts().require(major), codec)),
        RealGpu::attempt);
  }

  /// In this process, which it may end.
  private static EngineVerdict attempt(EngineTrial.Request request, Progress progress) {
    new CudaProber().requireGpu(request.gpuOrdinal());
    return new TensorRtTrial(
            NativeTensorRt.runtime().onGpu(request.gpuOrdinal()), DjlEngine::open, System::nanoTime)
        .attempt(request, progress);
  }

  private static MachineDoctor doctor() {
    return new CudaDoctor(
        LibrarySearch.of(System.getenv()), ThisProgram.tensorRts(), new CudaProber());
  }

  /// Executes engine files, where TensorRT's libraries are; else says why not. For a process with a
  /// GPU that answers.
  static ExecutableSource engineFiles() {
    try {
      return new TensorRtSource(NativeTensorRt.runtime());
    } catch (TensorRtException e) {
      return new NoEngineFiles(String.valueOf(e.getMessage()));
    }
  }
}

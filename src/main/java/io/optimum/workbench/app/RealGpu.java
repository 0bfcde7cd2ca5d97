package io.optimum.workbench.app;

import io.optimum.workbench.codec.JsonCodec;
import io.optimum.workbench.device.EngineTrial;
import io.optimum.workbench.device.MachineDoctor;
import io.optimum.workbench.device.agent.AgentSurvey;
import io.optimum.workbench.device.agent.message.Patience;
import io.optimum.workbench.device.cuda.CudaProber;
import io.optimum.workbench.device.cuda.ExecutableSource;
import io.optimum.workbench.device.cuda.NoEngineFiles;
import io.optimum.workbench.device.cuda.doctor.CudaDoctor;
import io.optimum.workbench.device.cuda.doctor.CudaSurvey;
import io.optimum.workbench.device.cuda.nvml.BoardSlice;
import io.optimum.workbench.device.cuda.nvml.Nvml;
import io.optimum.workbench.device.cuda.tensorrt.NativeTensorRt;
import io.optimum.workbench.device.cuda.tensorrt.RuntimeLibrary;
import io.optimum.workbench.device.cuda.tensorrt.TensorRtBuilder;
import io.optimum.workbench.device.cuda.tensorrt.TensorRtException;
import io.optimum.workbench.device.cuda.tensorrt.TensorRtSource;
import io.optimum.workbench.device.cuda.tensorrt.TensorRtTrial;
import io.optimum.workbench.device.cuda.tensorrt.djl.DjlEngine;
import io.optimum.workbench.device.tensorrt.LibrarySearch;
import io.optimum.workbench.device.tensorrt.TensorRtFolders;
import io.optimum.workbench.device.tensorrt.TensorRtMajor;
import io.optimum.workbench.domain.evidence.EngineVerdict;
import io.optimum.workbench.domain.gpu.GpuMachine;
import io.optimum.workbench.task.Progress;
import io.optimum.workbench.workflow.Builders;
import io.optimum.workbench.workflow.GpuTools;
import io.optimum.workbench.workflow.Trials;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;

/// The wiring of what needs a real GPU. Nothing of it is loaded before it is asked for.
final class RealGpu {
  private RealGpu() {}

  static GpuTools tools(JsonCodec codec) {
    return new GpuTools(
        builders(codec),
        doctor(codec),
        trials(codec),
        RealGpu::load,
        new AgentSurvey(Devices::launch, Patience.standard(), codec));
  }

  /// Looks what this machine has, in this process: for an agent.
  static Supplier<GpuMachine> survey() {
    return new CudaSurvey(
        new CudaProber(),
        RealGpu::driverVersion,
        ThisProgram.tensorRts(),
        LibrarySearch.of(System.getenv()),
        RealGpu::slices);
  }

  private static List<BoardSlice> slices() {
    try (Nvml nvml = Nvml.open()) {
      return nvml.slices();
    }
  }

  private static String driverVersion() {
    try (Nvml nvml = Nvml.open()) {
      return nvml.driverVersion();
    }
  }

  static Builders builders(JsonCodec codec) {
    return new Builders(
        (request, progress) -> {
          TensorRtFolders tensorRts = ThisProgram.tensorRts();
          return new ChildBuilder(
                  ChildProgram.with(tensorRts.require(tensorRts.forBuilding()), codec))
              .build(request, progress);
        },
        (request, progress) ->
            new TensorRtBuilder(
                    NativeTensorRt.builder(LibrarySearch.named(System.getenv()))
                        .onGpu(request.gpuOrdinal()))
                .build(request, progress));
  }

  /// Tries engine files in processes with the TensorRT that each needs.
  static Trials trials(JsonCodec codec) {
    return new Trials(
        new ChildTrial(
            major -> ChildProgram.with(ThisProgram.tensorRts().require(major), codec),
            host -> ChildProgram.at(host, codec)),
        RealGpu::attempt);
  }

  /// In this process, which it may end.
  private static EngineVerdict attempt(EngineTrial.Request request, Progress progress) {
    new CudaProber().requireGpu(request.gpuOrdinal());
    return new TensorRtTrial(
            NativeTensorRt.runtime().onGpu(request.gpuOrdinal()), DjlEngine::open, System::nanoTime)
        .attempt(request, progress);
  }

  private static MachineDoctor doctor(JsonCodec codec) {
    return new CudaDoctor(
        LibrarySearch.of(System.getenv()),
        ThisProgram.tensorRts(),
        (major, runtime) ->
            ChildProgram.with(ThisProgram.tensorRts().place(major), codec)
                .ask(
                    List.of("doctor", "--load", runtime.toString()),
                    Loaded.class,
                    "Loading " + runtime,
                    Progress.none())
                .loaded(),
        new CudaProber(),
        RealGpu::driverVersion,
        RealGpu::slices);
  }

  /// What a process prints that loaded a library.
  private record Loaded(String loaded) {}

  private static String load(Path runtime) {
    String version = RuntimeLibrary.version(runtime);
    if (TensorRtMajor.of(version) != TensorRtMajor.EIGHT) {
      return version;
    }
    try {
      return "%s, and DJL %s with it.".formatted(version, DjlEngine.version());
    } catch (IllegalArgumentException e) {
      return "%s, but %s".formatted(version, e.getMessage());
    }
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

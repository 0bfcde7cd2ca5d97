package io.optimum.workbench.app;

import io.optimum.workbench.codec.JsonCodec;
import io.optimum.workbench.device.MachineDoctor;
import io.optimum.workbench.device.cuda.CudaProber;
import io.optimum.workbench.device.cuda.ExecutableSource;
import io.optimum.workbench.device.cuda.NoEngineFiles;
import io.optimum.workbench.device.cuda.doctor.CudaDoctor;
import io.optimum.workbench.device.cuda.doctor.LibrarySearch;
import io.optimum.workbench.device.cuda.tensorrt.NativeTensorRt;
import io.optimum.workbench.device.cuda.tensorrt.TensorRtBuilder;
import io.optimum.workbench.device.cuda.tensorrt.TensorRtException;
import io.optimum.workbench.device.cuda.tensorrt.TensorRtSource;
import io.optimum.workbench.workflow.Builders;

/// The wiring of what needs a real GPU. Nothing of it is loaded before it is asked for.
final class RealGpu {
  private RealGpu() {}

  static Builders builders(JsonCodec codec) {
    return new Builders(
        new ChildBuilder(ThisProgram.commandLine(), codec),
        (request, progress) ->
            new TensorRtBuilder(NativeTensorRt.builder(LibrarySearch.named(System.getenv())))
                .build(request, progress));
  }

  static MachineDoctor doctor() {
    return new CudaDoctor(LibrarySearch.of(System.getenv()), new CudaProber());
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

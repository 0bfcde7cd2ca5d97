package io.optimum.workbench.app;

import io.optimum.workbench.codec.JsonCodec;
import io.optimum.workbench.device.MachineDoctor;
import io.optimum.workbench.device.cuda.doctor.CudaDoctor;
import io.optimum.workbench.device.cuda.doctor.LibrarySearch;
import io.optimum.workbench.device.cuda.tensorrt.NativeTensorRt;
import io.optimum.workbench.device.cuda.tensorrt.TensorRtBuilder;
import io.optimum.workbench.domain.Finding;
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
    LibrarySearch search = LibrarySearch.of(System.getenv());
    return new CudaDoctor(search, () -> driver(search));
  }

  private static Finding driver(LibrarySearch search) {
    return CudaDoctor.driverLibrary(search);
  }
}

package io.optimum.workbench.device.cuda;

import java.util.List;

/// What a machine has to run CUDA with.
public sealed interface CudaProbe {
  /// In a sentence, for people: what there is, or what is missing and what to try.
  String reason();

  /// The NVIDIA driver's CUDA library is not installed.
  record NoDriver(String reason) implements CudaProbe {}

  /// The driver's library is there, but no GPU answers.
  record NoGpu(String reason) implements CudaProbe {}

  /// The driver is older than this program can work with.
  record DriverTooOld(String reason) implements CudaProbe {}

  /// GPUs that can be opened.
  ///
  /// @param cudaVersion newest CUDA that the driver knows, for example `12.4`
  /// @param gpus by ordinal
  record Ready(String cudaVersion, List<CudaGpuInfo> gpus) implements CudaProbe {
    public Ready {
      gpus = List.copyOf(gpus);
    }

    @Override
    public String reason() {
      return "The driver knows CUDA %s. GPUs: %s."
          .formatted(
              cudaVersion, String.join(", ", gpus.stream().map(CudaGpuInfo::toString).toList()));
    }
  }
}

package io.optimum.workbench.device.cuda.doctor;

import io.optimum.workbench.device.MachineDoctor;
import io.optimum.workbench.device.cuda.CudaProbe;
import io.optimum.workbench.device.cuda.CudaProber;
import io.optimum.workbench.domain.Finding;
import java.util.ArrayList;
import java.util.List;

/// Examines a machine for a GPU and what its engines need.
public final class CudaDoctor implements MachineDoctor {
  private final LibrarySearch search;
  private final CudaProber prober;

  /// What of a library is looked for.
  private record Wanted(String part, String pattern, String with, String without) {}

  private static final List<Wanted> WANTED =
      List.of(
          new Wanted(
              "NVML",
              "libnvidia-ml.so.1",
              "Clocks, power and other processes on the GPU are watched.",
              "A run does not say whether the GPU was throttled or shared with others."),
          new Wanted(
              "CUPTI",
              "libcupti.so*",
              "Traces have single kernels.",
              "Traces have whole inferences only."),
          new Wanted(
              "TensorRT 8",
              "libnvinfer.so.8*",
              "Engines of TensorRT 8 run.",
              "Engines of TensorRT 8 do not run; profiles are re-enacted."),
          new Wanted(
              "TensorRT 8 builder",
              "libnvinfer_builder_resource.so.8*",
              "Engines can be built of ONNX files.",
              "Engines cannot be built; those built elsewhere on such a GPU can run."),
          new Wanted(
              "TensorRT 10",
              "libnvinfer.so.10*",
              "Engines of TensorRT 10 run.",
              "Engines of TensorRT 10 do not run; profiles are re-enacted."));

  /// @param search where libraries are looked for
  /// @param prober asks the driver what GPUs there are
  public CudaDoctor(LibrarySearch search, CudaProber prober) {
    this.search = search;
    this.prober = prober;
  }

  @Override
  public List<Finding> examine() {
    List<Finding> findings = new ArrayList<>();
    findings.add(
        new Finding(
            "Simulation",
            true,
            "Part of this program.",
            "Simulated GPUs, recordings and plans work here."));
    findings.add(driver());
    WANTED.forEach(each -> findings.add(finding(search, each)));
    return findings;
  }

  private Finding driver() {
    CudaProbe probe = prober.probe();
    boolean ready = probe instanceof CudaProbe.Ready;
    return new Finding(
        "GPU and driver",
        ready,
        probe.reason(),
        ready
            ? "Its GPUs can be opened: --device cuda:0, or this machine as an agent."
            : "No real GPU can be opened here.");
  }

  private static Finding finding(LibrarySearch search, Wanted wanted) {
    return search
        .find(wanted.pattern())
        .map(file -> new Finding(wanted.part(), true, file.toString(), wanted.with()))
        .orElseGet(() ->
            new Finding(
                wanted.part(),
                false,
                "No %s on LD_LIBRARY_PATH or in the usual folders.".formatted(wanted.pattern()),
                wanted.without()));
  }
}

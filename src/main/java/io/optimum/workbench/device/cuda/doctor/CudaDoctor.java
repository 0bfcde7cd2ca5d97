package io.optimum.workbench.device.cuda.doctor;

import io.optimum.workbench.device.MachineDoctor;
import io.optimum.workbench.device.cuda.CudaProbe;
import io.optimum.workbench.device.cuda.CudaProber;
import io.optimum.workbench.device.tensorrt.LibrarySearch;
import io.optimum.workbench.device.tensorrt.TensorRtFolders;
import io.optimum.workbench.device.tensorrt.TensorRtMajor;
import io.optimum.workbench.domain.Finding;
import java.util.ArrayList;
import java.util.List;

/// Examines a machine for a GPU and what its engines need.
public final class CudaDoctor implements MachineDoctor {
  private final LibrarySearch search;
  private final TensorRtFolders tensorRts;
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
              "Traces have whole inferences only."));

  /// @param search where libraries are looked for
  /// @param tensorRts where TensorRT is looked for
  /// @param prober asks the driver what GPUs there are
  public CudaDoctor(LibrarySearch search, TensorRtFolders tensorRts, CudaProber prober) {
    this.search = search;
    this.tensorRts = tensorRts;
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
    for (TensorRtMajor each : TensorRtMajor.values()) {
      findings.add(tensorRt(each));
    }
    findings.add(builder());
    return findings;
  }

  private Finding tensorRt(TensorRtMajor major) {
    return tensorRts
        .missing(major)
        .map(missing ->
            new Finding(
                major.toString(),
                false,
                missing,
                "Engines of %s do not run; profiles are re-enacted.".formatted(major)))
        .orElseGet(() ->
            new Finding(
                major.toString(),
                true,
                String.valueOf(tensorRts.runtime(major).orElseThrow()),
                "Engines of %s run where a GPU answers.".formatted(major)));
  }

  private Finding builder() {
    return tensorRts
        .builder(TensorRtMajor.EIGHT)
        .map(file ->
            new Finding(
                "TensorRT 8 builder",
                true,
                file.toString(),
                "Engines can be built of ONNX files where a GPU answers."))
        .orElseGet(() ->
            new Finding(
                "TensorRT 8 builder",
                false,
                "There is no libnvinfer_builder_resource.so.8 where TensorRT 8 is looked for.",
                "Engines cannot be built; those built elsewhere on such a GPU can run."));
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

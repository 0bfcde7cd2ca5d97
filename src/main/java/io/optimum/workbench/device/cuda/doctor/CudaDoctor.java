package io.optimum.workbench.device.cuda.doctor;

import io.optimum.workbench.device.MachineDoctor;
import io.optimum.workbench.device.cuda.CudaException;
import io.optimum.workbench.device.cuda.CudaGpuInfo;
import io.optimum.workbench.device.cuda.CudaProbe;
import io.optimum.workbench.device.cuda.CudaProber;
import io.optimum.workbench.device.cuda.nvml.BoardSlice;
import io.optimum.workbench.device.tensorrt.LibrarySearch;
import io.optimum.workbench.device.tensorrt.TensorRtFolders;
import io.optimum.workbench.device.tensorrt.TensorRtMajor;
import io.optimum.workbench.domain.Finding;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// Examines a machine for a GPU and what its engines need.
public final class CudaDoctor implements MachineDoctor {
  private final LibrarySearch search;
  private final TensorRtFolders tensorRts;
  private final Loader loader;
  private final CudaProber prober;
  private final Supplier<List<BoardSlice>> slices;

  /// Loads the runtime of a TensorRT, in a process that may end.
  @FunctionalInterface
  public interface Loader {
    /// @return its version, and what else loads with it
    /// @throws IllegalArgumentException when it does not load, with the reason
    String load(TensorRtMajor major, Path runtime);
  }

  /// What of a library is looked for.
  private record Wanted(String part, String pattern, String with, String without) {}

  private static final List<Wanted> WANTED =
      List.of(
          new Wanted(
              "NVML",
              "libnvidia-ml.so.1",
              "Clocks, power and other processes on the GPU are watched.",
              "A run does not say whether the GPU was throttled or shared with others. It comes"
                  + " with the driver."),
          new Wanted(
              "CUPTI",
              "libcupti.so*",
              "Traces have single kernels.",
              "Traces have whole inferences only. It comes with CUDA and with PyTorch: put its"
                  + " folder on LD_LIBRARY_PATH."));

  /// @param search where libraries are looked for
  /// @param tensorRts where TensorRT is looked for
  /// @param loader sees whether it loads
  /// @param prober asks the driver what GPUs there are
  /// @param slices asks NVML for MIG slices; may throw what it throws
  public CudaDoctor(
      LibrarySearch search,
      TensorRtFolders tensorRts,
      Loader loader,
      CudaProber prober,
      Supplier<List<BoardSlice>> slices) {
    this.search = search;
    this.loader = loader;
    this.tensorRts = tensorRts;
    this.prober = prober;
    this.slices = slices;
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
    CudaProbe probe = prober.probe();
    findings.add(driver(probe));
    if (probe instanceof CudaProbe.Ready ready) {
      ready.gpus().forEach(each -> findings.add(gpu(each)));
      findings.addAll(slices());
    }
    WANTED.forEach(each -> findings.add(finding(search, each)));
    for (TensorRtMajor each : TensorRtMajor.values()) {
      findings.add(tensorRt(each));
    }
    findings.add(builder());
    return findings;
  }

  private Finding tensorRt(TensorRtMajor major) {
    Optional<String> missing = tensorRts.missing(major);
    if (missing.isPresent()) {
      return without(major, missing.get());
    }
    Path runtime = tensorRts.runtime(major).orElseThrow();
    try {
      return new Finding(
          major.toString(),
          true,
          "%s: %s".formatted(runtime, loader.load(major, runtime)),
          "Engines of %s run where a GPU answers.".formatted(major));
    } catch (IllegalArgumentException e) {
      return without(major, "%s does not load: %s".formatted(runtime, e.getMessage()));
    }
  }

  private static Finding without(TensorRtMajor major, String reason) {
    return new Finding(
        major.toString(),
        false,
        reason,
        "Engines of %s do not run; profiles are re-enacted. Put its folder on LD_LIBRARY_PATH, or install a kit that has it."
            .formatted(major));
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
                "Engines cannot be built; those built elsewhere on such a GPU can run. A kit's"
                    + " `install.sh FOLDER --with-builder` installs it."));
  }

  private static Finding gpu(CudaGpuInfo gpu) {
    return new Finding(
        "GPU " + gpu.ordinal(),
        true,
        gpu.uuid().isEmpty() ? gpu.toString() : gpu + ", " + gpu.uuid(),
        "--device cuda:%d opens it.".formatted(gpu.ordinal()));
  }

  /// Of a process CUDA shows one slice at most; which, is said before it starts. What is wrong with
  /// NVML is a finding of its own.
  private List<Finding> slices() {
    try {
      return slices.get().stream()
          .map(each ->
              new Finding(
                  each.uuid(),
                  true,
                  each.toString(),
                  "A GPU of its own: --device cuda:%s opens it.".formatted(each.uuid())))
          .toList();
    } catch (CudaException | IllegalArgumentException _) {
      return List.of();
    }
  }

  private static Finding driver(CudaProbe probe) {
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

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
import io.optimum.workbench.domain.gpu.GpuMachine.Found;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Examines a machine for a GPU and what its engines need.
public final class CudaDoctor implements MachineDoctor {
  private static final int FIRST_YEAR = 2000;
  private static final String NOWHERE = " on LD_LIBRARY_PATH or in the usual folders.";

  private final LibrarySearch search;
  private final TensorRtFolders tensorRts;
  private final Loader loader;
  private final CudaProber prober;
  private final Supplier<String> driver;
  private final Supplier<List<BoardSlice>> slices;

  /// Loads the runtime of a TensorRT, in a process that may end.
  @FunctionalInterface
  public interface Loader {
    /// @return its version, and what else loads with it
    /// @throws IllegalArgumentException when it does not load, with the reason
    String load(TensorRtMajor major, Path runtime);
  }

  private static final Pattern NUMBER = Pattern.compile("\\d+(\\.\\d+)*");

  /// @param search where libraries are looked for
  /// @param tensorRts where TensorRT is looked for
  /// @param loader sees whether it loads
  /// @param prober asks the driver what GPUs there are
  /// @param driver asks NVML for the driver's version; may throw what it throws
  /// @param slices asks NVML for MIG slices; may throw what it throws
  public CudaDoctor(
      LibrarySearch search,
      TensorRtFolders tensorRts,
      Loader loader,
      CudaProber prober,
      Supplier<String> driver,
      Supplier<List<BoardSlice>> slices) {
    this.search = search;
    this.loader = loader;
    this.tensorRts = tensorRts;
    this.prober = prober;
    this.driver = driver;
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
    findings.add(nvml());
    findings.add(cupti(probe));
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
      String loaded = loader.load(major, runtime);
      Matcher version = NUMBER.matcher(loaded);
      return version.lookingAt() && !major.isServedBy(version.group())
          ? without(
              major,
              "%s is of TensorRT %s, and this program needs %s."
                  .formatted(runtime, version.group(), major.range()))
          : new Finding(
              major.toString(),
              true,
              "%s: %s".formatted(runtime, loaded),
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
    TensorRtMajor major = tensorRts.forBuilding();
    return tensorRts
        .builder(major)
        .map(file ->
            new Finding(
                major + " builder",
                true,
                file.toString(),
                "Engines can be built of ONNX files where a GPU answers."))
        .orElseGet(() ->
            new Finding(
                major + " builder",
                false,
                "There is no libnvinfer_builder_resource.so.%d where %s is looked for."
                    .formatted(major.number(), major),
                "Engines cannot be built; those built elsewhere on such a GPU can run. A kit's"
                    + " `install.sh FOLDER --with-builder` installs it."));
  }

  private static Finding gpu(CudaGpuInfo gpu) {
    return new Finding(
        "GPU " + gpu.ordinal(),
        true,
        gpu.uuid().isEmpty() ? gpu.description() : gpu.description() + ", " + gpu.uuid(),
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

  private Finding nvml() {
    Optional<Path> library = search.find("libnvidia-ml.so.1");
    if (library.isEmpty()) {
      return unwatched("No libnvidia-ml.so.1" + NOWHERE);
    }
    try {
      return new Finding(
          "NVML",
          true,
          "%s, driver %s".formatted(library.get(), driver.get()),
          "Clocks, power and other processes on the GPU are watched.");
    } catch (CudaException | IllegalArgumentException e) {
      return unwatched(String.valueOf(e.getMessage()));
    }
  }

  private static Finding unwatched(String reason) {
    return new Finding(
        "NVML",
        false,
        reason,
        "A run does not say whether the GPU was throttled or shared with others. It comes with the"
            + " driver.");
  }

  /// It is not started: that would be in this process. A newer one than its driver does not start.
  private Finding cupti(CudaProbe probe) {
    Optional<Path> library = search.find("libcupti.so*");
    if (library.isEmpty()) {
      return new Finding(
          "CUPTI",
          false,
          "No libcupti.so*" + NOWHERE,
          "Traces have whole inferences only. It comes with CUDA and with PyTorch: put its folder"
              + " on LD_LIBRARY_PATH.");
    }
    boolean newer =
        probe instanceof CudaProbe.Ready ready && isNewer(library.get(), ready.cudaVersion());
    return new Finding(
        "CUPTI",
        true,
        library.get().toString(),
        newer
            ? "Newer than the driver, it may not start: then traces have whole inferences only. Put"
                + " the CUPTI of the driver's CUDA on LD_LIBRARY_PATH."
            : "Traces have single kernels.");
  }

  /// By the file's name: `libcupti.so.13` is of CUDA 13. Where it has the number of a year, nobody
  /// knows.
  private static boolean isNewer(Path cupti, String cuda) {
    if (!(CudaSurvey.version(cupti) instanceof Found.Version version)) {
      return false;
    }
    int major = major(version.version());
    return major < FIRST_YEAR && major > major(cuda);
  }

  private static int major(String version) {
    return Integer.parseInt(version.split("\\.", 2)[0]);
  }
}

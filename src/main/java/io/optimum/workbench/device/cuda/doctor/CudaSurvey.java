package io.optimum.workbench.device.cuda.doctor;

import io.optimum.workbench.device.cuda.CudaException;
import io.optimum.workbench.device.cuda.CudaGpuInfo;
import io.optimum.workbench.device.cuda.CudaProbe;
import io.optimum.workbench.device.cuda.CudaProber;
import io.optimum.workbench.device.cuda.nvml.BoardSlice;
import io.optimum.workbench.device.tensorrt.LibrarySearch;
import io.optimum.workbench.device.tensorrt.TensorRtFolders;
import io.optimum.workbench.device.tensorrt.TensorRtMajor;
import io.optimum.workbench.domain.gpu.GpuMachine;
import io.optimum.workbench.domain.gpu.GpuMachine.Found;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What a machine has, in the time that an agent may take to start: the driver is asked, libraries
/// are looked for and not loaded. Their versions are those of their files' names, as far as these
/// go. Never throws; what is missing is a finding.
public final class CudaSurvey implements Supplier<GpuMachine> {
  private static final Pattern VERSION = Pattern.compile("\\.so\\.(\\d+(?:\\.\\d+)*)$");

  private final CudaProber prober;
  private final Supplier<String> driver;
  private final TensorRtFolders tensorRts;
  private final LibrarySearch search;
  private final Supplier<List<BoardSlice>> slices;

  /// @param prober asks the driver what GPUs there are
  /// @param driver asks NVML for the driver's version; may throw what it throws
  /// @param tensorRts where TensorRT is looked for
  /// @param search where CUPTI is looked for
  /// @param slices asks NVML for MIG slices; may throw what it throws
  public CudaSurvey(
      CudaProber prober,
      Supplier<String> driver,
      TensorRtFolders tensorRts,
      LibrarySearch search,
      Supplier<List<BoardSlice>> slices) {
    this.slices = slices;
    this.prober = prober;
    this.driver = driver;
    this.tensorRts = tensorRts;
    this.search = search;
  }

  @Override
  public GpuMachine get() {
    CudaProbe probe = prober.probe();
    return new GpuMachine.Told(
        probe instanceof CudaProbe.Ready there ? gpus(there.gpus()) : List.of(),
        probe instanceof CudaProbe.NoDriver none
            ? new Found.NotFound(none.reason())
            : driverVersion(),
        probe instanceof CudaProbe.Ready there
            ? new Found.Version(there.cudaVersion())
            : new Found.NotFound(probe.reason()),
        tensorRt(TensorRtMajor.EIGHT),
        tensorRt(TensorRtMajor.TEN),
        search
            .find("libcupti.so*")
            .map(CudaSurvey::version)
            .orElseGet(() -> new Found.NotFound("There is no libcupti.so.")));
  }

  private List<GpuMachine.Gpu> gpus(List<CudaGpuInfo> counted) {
    List<GpuMachine.Gpu> gpus = new ArrayList<>();
    counted.forEach(each -> gpus.add(new GpuMachine.Gpu(each.ordinal(), each.name(), each.uuid())));
    for (BoardSlice each : slices()) {
      if (gpus.stream().noneMatch(known -> known.uuid().equals(each.uuid()))) {
        gpus.add(new GpuMachine.Gpu(gpus.size(), each.name(), each.uuid()));
      }
    }
    return gpus;
  }

  private List<BoardSlice> slices() {
    try {
      return slices.get();
    } catch (CudaException | IllegalArgumentException _) {
      return List.of();
    }
  }

  private Found driverVersion() {
    try {
      return new Found.Version(driver.get());
    } catch (CudaException | IllegalArgumentException e) {
      return new Found.NotFound(String.valueOf(e.getMessage()));
    }
  }

  private Found tensorRt(TensorRtMajor major) {
    return tensorRts
        .missing(major)
        .<Found>map(Found.NotFound::new)
        .orElseGet(() -> version(tensorRts.runtime(major).orElseThrow()));
  }

  /// By its file's name.
  static Found version(Path library) {
    Matcher found = VERSION.matcher(realName(library));
    return found.find()
        ? new Found.Version(found.group(1))
        : new Found.NotFound("The name of %s has no version.".formatted(library));
  }

  private static String realName(Path library) {
    try {
      return library.toRealPath().toString();
    } catch (IOException _) {
      return library.toString();
    }
  }
}

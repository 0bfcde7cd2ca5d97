package io.optimum.workbench.domain.gpu;

import io.optimum.workbench.domain.Require;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What a machine has to run engines with. Its name, and its users', are no part of it.
public sealed interface GpuMachine {
  /// @param reason in a sentence
  record NotTold(String reason) implements GpuMachine {
    public NotTold {
      Require.text(reason, "reason");
    }
  }

  /// What was found there.
  ///
  /// @param gpus by ordinal
  /// @param driver version of the NVIDIA driver
  /// @param cuda newest CUDA that the driver knows
  /// @param tensorRt8 version of its runtime library
  /// @param tensorRt10 version of its runtime library
  /// @param cupti version of the library that sees kernels
  record Told(
      List<Gpu> gpus, Found driver, Found cuda, Found tensorRt8, Found tensorRt10, Found cupti)
      implements GpuMachine {
    public Told {
      gpus = List.copyOf(gpus);
    }
  }

  /// A GPU of the machine.
  ///
  /// @param ordinal as CUDA counts, from 0: what `cuda:N` names. MIG slices of which CUDA shows
  ///   that process nothing follow after those
  /// @param name as the driver gives it
  /// @param uuid `GPU-…`, or `MIG-…`; empty where the driver gives none
  record Gpu(int ordinal, String name, String uuid) {
    public Gpu {
      Require.notNegative(ordinal, "ordinal");
    }
  }

  /// A library or a driver.
  sealed interface Found {
    /// @param version for example `550.54.15`
    record Version(String version) implements Found {}

    /// @param reason in a sentence
    record NotFound(String reason) implements Found {}
  }

  /// Of a device whose time is computed.
  static GpuMachine ofComputedDevice() {
    return new NotTold("The device is computed; it needs nothing of its machine.");
  }

  /// The GPUs there; none where nothing is told.
  default List<Gpu> gpus() {
    return List.of();
  }

  /// The same with one of its GPUs only: what a run on it stands on.
  default GpuMachine of(int ordinal) {
    return this instanceof Told told
        ? new Told(
            told.gpus.stream().filter(each -> each.ordinal == ordinal).toList(),
            told.driver,
            told.cuda,
            told.tensorRt8,
            told.tensorRt10,
            told.cupti)
        : this;
  }

  /// For people: driver and libraries with their versions, or that they were not found.
  default String software() {
    return switch (this) {
      case NotTold untold -> untold.reason;
      case Told told ->
          Stream.of(
                  text("driver", told.driver),
                  text("CUDA", told.cuda),
                  text("TensorRT", " 8", told.tensorRt8),
                  text("TensorRT", " 10", told.tensorRt10),
                  text("CUPTI", told.cupti))
              .collect(Collectors.joining(", "));
    };
  }

  private static String text(String what, Found found) {
    return text(what, "", found);
  }

  /// @param major which of several would be missing
  private static String text(String what, String major, Found found) {
    return switch (found) {
      case Found.Version version -> what + " " + version.version;
      case Found.NotFound _ -> what + major + " not found";
    };
  }
}

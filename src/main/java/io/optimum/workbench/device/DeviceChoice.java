package io.optimum.workbench.device;

import io.optimum.workbench.domain.Require;
import io.optimum.workbench.domain.engine.Engine;
import io.optimum.workbench.domain.gpu.GpuSpec;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/// Which device to open. A new kind of device is a new record here, and a compile error wherever
/// choices are switched on.
public sealed interface DeviceChoice {
  /// The simulated GPU of a data sheet.
  ///
  /// @param without mechanisms that are switched off; none for numbers that mean anything
  record Simulated(GpuSpec gpu, Set<Mechanism> without) implements DeviceChoice {
    public Simulated {
      Objects.requireNonNull(gpu, "gpu");
      without = Set.copyOf(without);
    }

    /// With every mechanism.
    public Simulated(GpuSpec gpu) {
      this(gpu, Set.of());
    }
  }

  /// What was recorded at a place: one recording, or a folder of recordings of one device.
  record Replayed(Path folder) implements DeviceChoice {}

  /// Another device, with every run recorded to a new folder, which is there once the device is
  /// closed.
  ///
  /// @param engines as people know them; those that run are kept in the recording
  record Recorded(DeviceChoice device, Path folder, List<Engine> engines) implements DeviceChoice {
    public Recorded {
      engines = List.copyOf(engines);
    }
  }

  /// A real GPU of the machine that opens it.
  ///
  /// @param ordinal as CUDA counts, from 0
  record Cuda(int ordinal) implements DeviceChoice {
    public Cuda {
      Require.notNegative(ordinal, "ordinal");
    }
  }

  /// A real GPU, or a MIG slice of one, by its UUID: an agent opens it that sees no other.
  ///
  /// @param uuid `GPU-…` or `MIG-…`, as `optimum gpus --on here` prints it
  record CudaUuid(String uuid) implements DeviceChoice {
    public CudaUuid {
      if (!uuid.matches("(GPU|MIG)-[\\w/-]+")) {
        throw new IllegalArgumentException(
            "(%s) is no UUID of a GPU. Write GPU-… or MIG-…, as `optimum gpus --on here` does."
                .formatted(uuid));
      }
    }
  }

  /// Another device, opened by an agent: this program in a process of its own, where a fault of the
  /// driver ends the agent and not the program that measures.
  record Remote(Place place, DeviceChoice device) implements DeviceChoice {}

  /// Where an agent runs.
  sealed interface Place {
    /// On this machine, as a child process.
    record ThisMachine() implements Place {}

    /// On another machine, through the system's `ssh` with the user's own keys and settings.
    ///
    /// @param destination what `ssh` is told: a host, or `user@host`
    /// @param port 0 = as `ssh` is configured
    record Host(String destination, int port) implements Place {
      public Host {
        if (!destination.matches("[\\w.][\\w.@:%-]*")) {
          throw new IllegalArgumentException(
              "The destination (%s) is no host. Write a host, or user@host."
                  .formatted(destination));
        }
        if (port < 0 || port > 65_535) {
          throw new IllegalArgumentException(
              "The port (%d) of %s must lie between 1 and 65535.".formatted(port, destination));
        }
      }
    }
  }
}

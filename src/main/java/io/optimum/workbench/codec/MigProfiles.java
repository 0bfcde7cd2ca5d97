package io.optimum.workbench.codec;

import io.optimum.workbench.domain.Require;
import io.optimum.workbench.domain.gpu.GpuId;
import java.util.List;

/// How some GPUs can be cut: one entry of `assets/gpus/mig.json`.
///
/// @param parents sheets of the GPUs that are cut alike
/// @param source where the figures of the profiles come from
/// @param profiles the GPU instances there can be
record MigProfiles(List<GpuId> parents, String source, List<Profile> profiles) {
  /// Memory slices of one GPU, on every GPU with MIG so far but A30 (NVIDIA Multi-Instance GPU User
  /// Guide, Partitioning).
  static final int MEMORY_SLICES = 8;

  MigProfiles {
    parents = List.copyOf(Require.notEmpty(parents, "parents"));
    Require.text(source, "source");
    profiles = List.copyOf(Require.notEmpty(profiles, "profiles"));
  }

  /// One GPU instance with one compute instance that fills it.
  ///
  /// @param name for example `3g.20gb`
  /// @param smCount SMs; not always compute slices times a constant (H100 `3g.40gb` has 60)
  /// @param memorySlices eighths of device memory, its bandwidth and the L2 cache
  /// @param memoryBytes device memory that the driver gives it
  /// @param copyEngines asynchronous copy engines
  record Profile(String name, int smCount, int memorySlices, long memoryBytes, int copyEngines) {
    Profile {
      Require.text(name, "name");
      Require.positive(smCount, "smCount");
      Require.positive(memorySlices, "memorySlices");
      Require.positive(memoryBytes, "memoryBytes");
      Require.positive(copyEngines, "copyEngines");
    }
  }
}

package io.optimum.workbench.domain.run;

import io.optimum.workbench.domain.Require;
import io.optimum.workbench.domain.engine.EngineProfile;
import io.optimum.workbench.domain.engine.ProfileKey;
import java.util.List;

/// What a recording knows of an engine at one batch size. A tracer sees less than a profile needs:
/// what it did not measure is absent here, never zero.
public sealed interface RecordedEngine {
  ProfileKey key();

  /// Everything: the very profile that ran.
  record Profiled(EngineProfile profile) implements RecordedEngine {
    @Override
    public ProfileKey key() {
      return profile.key();
    }
  }

  /// Only what a tracer sees of the kernels; their arithmetic and traffic and the engine's memory
  /// were not measured.
  ///
  /// @param kernels in the order of the stream
  /// @param missing which figures are missing and why, in a sentence
  record Traced(ProfileKey key, List<KernelShape> kernels, String missing)
      implements RecordedEngine {
    public Traced {
      kernels = List.copyOf(Require.notEmpty(kernels, "kernels"));
      Require.text(missing, "missing");
    }
  }

  /// How a kernel was launched.
  ///
  /// @param name kernel name
  /// @param blocks thread blocks of the grid
  /// @param threadsPerBlock threads of one block
  /// @param registersPerThread 32-bit registers of one thread
  /// @param sharedMemoryPerBlockBytes static and dynamic shared memory of one block
  record KernelShape(
      String name,
      int blocks,
      int threadsPerBlock,
      int registersPerThread,
      int sharedMemoryPerBlockBytes) {
    public KernelShape {
      Require.text(name, "name");
      Require.positive(blocks, "blocks");
      Require.positive(threadsPerBlock, "threadsPerBlock");
      Require.positive(registersPerThread, "registersPerThread");
      Require.notNegative(sharedMemoryPerBlockBytes, "sharedMemoryPerBlockBytes");
    }
  }
}

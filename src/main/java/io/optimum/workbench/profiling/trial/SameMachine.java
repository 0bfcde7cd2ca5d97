package io.optimum.workbench.profiling.trial;

import io.optimum.workbench.domain.gpu.GpuMachine;
import io.optimum.workbench.domain.gpu.GpuMachine.Found;
import io.optimum.workbench.domain.gpu.GpuMachine.Told;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Whether what was measured on one machine may be joined with what is measured on another: two
/// GPUs of a type differ in clocks, power and heat, and two drivers in how they schedule.
final class SameMachine {
  private SameMachine() {}

  /// Where two machines differ; nothing where the first is not known, as in a journal of an older
  /// program, or computes. TensorRT and CUPTI are named by the device's version, as far as they
  /// were used.
  static Optional<String> difference(GpuMachine there, GpuMachine now) {
    if (!(there instanceof Told known)) {
      return Optional.empty();
    }
    if (!(now instanceof Told asked)) {
      return Difference.of("machine", "one with " + uuids(known), "one of which nothing is told");
    }
    return Stream.of(
            Difference.of("GPU", uuids(known), uuids(asked)),
            difference("NVIDIA driver", known.driver(), asked.driver()),
            difference("CUDA", known.cuda(), asked.cuda()))
        .flatMap(Optional::stream)
        .findFirst();
  }

  private static Optional<String> difference(String what, Found there, Found now) {
    return there instanceof Found.Version known && now instanceof Found.Version asked
        ? Difference.of(what, known.version(), asked.version())
        : Optional.empty();
  }

  /// The UUIDs of a machine's GPUs; none where it is not told.
  static List<String> uuids(GpuMachine machine) {
    return machine instanceof Told told
        ? told.gpus().stream().map(GpuMachine.Gpu::uuid).toList()
        : List.of();
  }
}

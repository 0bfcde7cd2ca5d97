package io.optimum.workbench.profiling;

import io.optimum.workbench.device.DeviceCapabilities;
import io.optimum.workbench.domain.engine.ProfileKey;
import io.optimum.workbench.domain.evidence.Profiles;
import io.optimum.workbench.domain.gpu.GpuCount;
import io.optimum.workbench.domain.gpu.GpuId;
import io.optimum.workbench.domain.plan.PlanRequest;
import io.optimum.workbench.domain.plan.ServiceTarget;
import io.optimum.workbench.profiling.trial.Difference;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What is planned, with what, on which devices. What was measured for a plan belongs into another
/// one only where all of this is the same: measurements are chosen one by one, each after those
/// before.
///
/// @param formatVersion of the file
/// @param request what is planned for
/// @param profiles of the engines on the types of GPU, by their keys, with their fingerprints
/// @param predictor by which candidates are chosen
/// @param devices what measures, each with the version of what produces the numbers
/// @param journalled measurements in the project's journal when it was begun: the predictor may
///   have learned from these, and from none that came later
public record PlanHeader(
    int formatVersion,
    PlanRequest request,
    List<String> profiles,
    String predictor,
    List<String> devices,
    int journalled) {
  private static final int VERSION = 1;

  public PlanHeader {
    profiles = List.copyOf(profiles);
    devices = List.copyOf(devices);
    if (formatVersion != VERSION) {
      throw new IllegalArgumentException(
          "The file is of format version %d; this program reads version %d."
              .formatted(formatVersion, VERSION));
    }
  }

  /// @param devices what measures on a type of GPU
  /// @param journalled measurements in the project's journal by now
  public static PlanHeader of(
      PlanRequest request,
      Profiles profiles,
      String predictor,
      Function<GpuId, DeviceCapabilities> devices,
      int journalled) {
    List<GpuId> gpus = request.gpus().stream().map(GpuCount::gpu).distinct().toList();
    Set<?> engines =
        request.targets().stream().map(ServiceTarget::engine).collect(Collectors.toSet());
    return new PlanHeader(
        VERSION,
        request,
        profiles.byKey().values().stream()
            .filter(each -> engines.contains(each.key().engine()))
            .filter(each -> gpus.contains(each.key().gpu()))
            .map(each -> line(each.key(), each.fingerprint()))
            .toList(),
        predictor,
        gpus.stream()
            .map(devices)
            .map(each -> "%s, version %s".formatted(each.name(), each.version()))
            .toList(),
        journalled);
  }

  private static String line(ProfileKey key, String fingerprint) {
    return "%s (%s)".formatted(key, fingerprint);
  }

  /// The same, begun when there were so many measurements.
  public PlanHeader withJournalled(int measurements) {
    return new PlanHeader(formatVersion, request, profiles, predictor, devices, measurements);
  }

  /// The first thing in which another plan differs from this one, with both values.
  public Optional<String> differenceTo(PlanHeader asked) {
    PlanRequest to = asked.request;
    return Stream.of(
            Difference.of("seed", request.seed(), to.seed()),
            Difference.of("objective", request.objective(), to.objective()),
            Difference.ofList("gpus", request.gpus(), to.gpus()),
            Difference.ofList("targets", request.targets(), to.targets()),
            Difference.of("measureTop", request.measureTop(), to.measureTop()),
            Difference.of("the rest of the request", request, to),
            Difference.ofList("profiles", profiles, asked.profiles),
            Difference.of("predictor", predictor, asked.predictor),
            Difference.ofList("devices", devices, asked.devices))
        .flatMap(Optional::stream)
        .findFirst();
  }
}

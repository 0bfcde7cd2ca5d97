package io.optimum.workbench.profiling.trial;

import io.optimum.workbench.codec.JsonCodec;
import io.optimum.workbench.device.DeviceCapabilities;
import io.optimum.workbench.domain.Sha256;
import io.optimum.workbench.domain.engine.EngineId;
import io.optimum.workbench.domain.engine.EngineProfile;
import io.optimum.workbench.domain.evidence.CampaignRequest;
import io.optimum.workbench.domain.evidence.Profiles;
import io.optimum.workbench.domain.gpu.GpuMachine;
import io.optimum.workbench.domain.run.Combination;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// What a campaign measures, with what, on which device: the first line of its journal. Trials
/// belong together only where all of this is the same.
///
/// @param formatVersion of the journal
/// @param request what is measured
/// @param profiles of the engines that run, by engine and batch size
/// @param device for people
/// @param deviceVersion of what produces the numbers
/// @param startedEpochMillis when the campaign began
/// @param machine of the device, with its GPU's UUID; not told in journals of older programs
public record CampaignHeader(
    int formatVersion,
    CampaignRequest request,
    List<ProfileUsed> profiles,
    String device,
    String deviceVersion,
    long startedEpochMillis,
    GpuMachine machine) {
  static final int VERSION = 1;

  /// A profile that runs, by its fingerprint.
  public record ProfileUsed(EngineId engine, int batchSize, String fingerprint) {}

  public CampaignHeader {
    profiles = List.copyOf(profiles);
    if (formatVersion != VERSION) {
      throw new IllegalArgumentException(
          "The journal is of format version %d; this program reads version %d."
              .formatted(formatVersion, VERSION));
    }
  }

  /// @throws IllegalArgumentException when an engine has no profile at its batch size
  public static CampaignHeader of(
      CampaignRequest request,
      Profiles profiles,
      DeviceCapabilities device,
      long startedEpochMillis) {
    List<ProfileUsed> used =
        request.combinations().stream()
            .flatMap(each -> each.deployments().stream())
            .map(each -> profiles.require(each.engine(), request.gpu(), each.batchSize()))
            .distinct()
            .sorted(Comparator.comparing(EngineProfile::key))
            .map(each ->
                new ProfileUsed(each.key().engine(), each.key().batchSize(), each.fingerprint()))
            .toList();
    return new CampaignHeader(
        VERSION,
        request,
        used,
        device.name(),
        device.version(),
        startedEpochMillis,
        device.machine());
  }

  /// The same on a machine.
  public CampaignHeader on(GpuMachine found) {
    return new CampaignHeader(
        formatVersion, request, profiles, device, deviceVersion, startedEpochMillis, found);
  }

  /// The fingerprints of the profiles that a combination needs, in its order.
  List<String> fingerprints(Combination combination) {
    return combination.deployments().stream()
        .map(each ->
            profiles.stream()
                .filter(used ->
                    used.engine().equals(each.engine()) && used.batchSize() == each.batchSize())
                .findFirst()
                .orElseThrow()
                .fingerprint())
        .toList();
  }

  /// What the hash is of: as the first journals had it, so that they are still found.
  private record Hashed(
      int formatVersion,
      CampaignRequest request,
      List<ProfileUsed> profiles,
      String device,
      String deviceVersion,
      long startedEpochMillis) {}

  /// Eight digits that stand for what is measured, with what, on which GPU: two GPUs of a type have
  /// campaigns of their own.
  public String shortHash(JsonCodec codec) {
    Hashed timeless = new Hashed(formatVersion, request, profiles, device, deviceVersion, 0);
    String text = codec.writeLine(timeless) + String.join("", SameMachine.uuids(machine));
    return Sha256.of(text.getBytes(StandardCharsets.UTF_8)).substring(0, 8);
  }

  /// The first thing in which another campaign differs from this one, with both values.
  public Optional<String> differenceTo(CampaignHeader asked) {
    CampaignRequest to = asked.request;
    return Stream.of(
            Difference.of("gpu", request.gpu(), to.gpu()),
            Difference.of("seed", request.seed(), to.seed()),
            Difference.of("repeats.min", request.repeats().min(), to.repeats().min()),
            Difference.of("repeats.max", request.repeats().max(), to.repeats().max()),
            Difference.of(
                "repeats.halfWidthFraction",
                request.repeats().halfWidthFraction(),
                to.repeats().halfWidthFraction()),
            Difference.of("warmUpNanos", request.warmUpNanos(), to.warmUpNanos()),
            Difference.of("stop", request.stop(), to.stop()),
            Difference.ofList("combinations", titles(request), titles(to)),
            Difference.ofList("profiles", profiles, asked.profiles),
            Difference.of("device", device, asked.device),
            Difference.of("deviceVersion", deviceVersion, asked.deviceVersion),
            SameMachine.difference(machine, asked.machine))
        .flatMap(Optional::stream)
        .findFirst();
  }

  private static List<String> titles(CampaignRequest request) {
    return request.combinations().stream().map(CombinationText::of).toList();
  }

  /// Whether all combinations have their profiles, as a journal that was not damaged says.
  public boolean isWhole() {
    return request.combinations().stream()
        .flatMap(each -> IntStream.range(0, each.size()).mapToObj(each.deployments()::get))
        .allMatch(each ->
            profiles.stream()
                .anyMatch(used ->
                    used.engine().equals(each.engine()) && used.batchSize() == each.batchSize()));
  }
}

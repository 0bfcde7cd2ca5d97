package io.optimum.workbench.codec;

import io.optimum.workbench.codec.MigProfiles.Profile;
import io.optimum.workbench.domain.gpu.GpuId;
import io.optimum.workbench.domain.gpu.GpuSpec;
import io.optimum.workbench.domain.gpu.Pipe;
import java.util.SortedMap;
import java.util.TreeMap;

/// The data sheet of a MIG instance, derived from that of the whole GPU (NVIDIA Multi-Instance GPU
/// User Guide, "Partitioning"): peaks by share of SMs; L2 capacity, L2 and DRAM bandwidth by
/// eighths of the memory; clock, limits per SM and launch costs as they are.
///
/// The host link is not cut: all instances share it, and the sheet gives it whole. Power is not cut
/// either: a limit is one of the whole GPU (`nvidia-smi -pl`). The sheet gives the share by SMs,
/// which is right when all instances work, and too low while others idle.
///
/// @param parent the whole GPU
/// @param profile how it is cut
/// @param source of the profile's figures
record MigSlice(GpuSpec parent, Profile profile, String source) {
  GpuSpec sheet() {
    double sms = (double) profile.smCount() / parent.smCount();
    double eighths = (double) profile.memorySlices() / MigProfiles.MEMORY_SLICES;
    SortedMap<Pipe, Double> peaks = new TreeMap<>();
    parent.peakFlopsPerSecond().forEach((pipe, peak) -> peaks.put(pipe, peak * sms));
    return new GpuSpec(
        new GpuId(parent.id() + "-mig-" + profile.name()),
        parent.name() + " MIG " + profile.name(),
        parent.computeCapability(),
        profile.smCount(),
        parent.boostClockHertz(),
        parent.smLimits(),
        peaks,
        parent.dramBytesPerSecond() * eighths,
        parent.l2Bytes() * profile.memorySlices() / MigProfiles.MEMORY_SLICES,
        parent.l2BytesPerSecond() * eighths,
        parent.pcieBytesPerSecond(),
        profile.memoryBytes(),
        parent.boardPowerWatts() * sms,
        profile.copyEngines(),
        parent.launchHostNanos(),
        parent.kernelGapNanos(),
        parent.graphKernelGapNanos(),
        sources());
  }

  private SortedMap<String, String> sources() {
    SortedMap<String, String> sources = new TreeMap<>(parent.sources());
    sources.replaceAll((figure, of) -> figure.startsWith("peakFlopsPerSecond.") ? share(of) : of);
    for (String figure : new String[] {"dramBytesPerSecond", "l2Bytes", "l2BytesPerSecond"}) {
      sources.computeIfPresent(figure, (_, of) -> eighths(of));
    }
    for (String figure : new String[] {"smCount", "memoryBytes", "copyEngines"}) {
      sources.put(figure, source);
    }
    sources.put("name", "the name CUDA gives to the instance");
    sources.computeIfPresent(
        "pcieBytesPerSecond", (_, of) -> "the whole link, which all instances share; " + of);
    sources.computeIfPresent(
        "boardPowerWatts",
        (_, of) -> share(of) + "; an instance has no limit of its own (nvidia-smi -pl is per GPU)");
    return sources;
  }

  private String share(String of) {
    return "derived: %d of the %d SMs of %s; %s"
        .formatted(profile.smCount(), parent.smCount(), parent.id(), of);
  }

  private String eighths(String of) {
    return "derived: %d of the %d memory slices of %s (%s); %s"
        .formatted(profile.memorySlices(), MigProfiles.MEMORY_SLICES, parent.id(), source, of);
  }
}

package io.optimum.workbench.importer.trtexec;

import io.optimum.workbench.domain.engine.EngineId;
import io.optimum.workbench.domain.engine.EngineProfile;
import io.optimum.workbench.domain.engine.KernelProfile;
import io.optimum.workbench.domain.engine.ProfileKey;
import io.optimum.workbench.domain.engine.ProfileOrigin;
import io.optimum.workbench.domain.gpu.GpuSpec;
import io.optimum.workbench.importer.file.FileNotes;
import io.optimum.workbench.importer.file.Texts;
import io.optimum.workbench.importer.layer.ActivationMemory;
import io.optimum.workbench.importer.layer.Bindings;
import io.optimum.workbench.importer.layer.KernelDerivation;
import io.optimum.workbench.importer.layer.Layer;
import io.optimum.workbench.importer.layer.LayerInfo;
import io.optimum.workbench.importer.layer.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Makes the profile of one engine on one GPU of its layers and times.
public final class ProfileBuilder {
  /// Below this share of the time found in the layers, the files are of different engines.
  private static final double SAME_ENGINE = 0.5;

  private final EngineId id;
  private final GpuSpec gpu;
  private final MeasuredFiles parts;
  private final FileNotes notes;

  public ProfileBuilder(EngineId id, GpuSpec gpu, MeasuredFiles parts) {
    this.id = id;
    this.gpu = gpu;
    this.parts = parts;
    notes = parts.layerInfoNotes();
  }

  /// Empty, with an error, where layers and times make no profile.
  public Optional<EngineProfile> build(LayerInfo info, LayerMatch match) {
    Bindings bindings = Bindings.of(info);
    if (!fits(match) || hasDynamic(match) || !hasBatch(bindings)) {
      return Optional.empty();
    }
    SoloTimes solo = SoloTimes.of(parts);
    ProfileChecks.check(match, solo, gpu, parts);
    KernelScaling scaling = scale(match, solo);
    IoBytes io = IoBytes.of(bindings, parts.metadata());
    return Optional.of(
        new EngineProfile(
            new ProfileKey(id, gpu.id(), (int) bindings.batchSize()),
            ProfileOrigin.DERIVED,
            solo.latency(),
            ProfileSource.usesCudaGraph(parts.metadata()) ? 0 : solo.enqueueNanos(),
            weightBytes(info),
            ActivationMemory.peakBytes(info, bindings.names()) + io.residentBytes(),
            io.inputBytes(),
            io.outputBytes(),
            kernels(match, scaling),
            ProfileSource.describe(parts, match, solo, scaling)));
  }

  private KernelScaling scale(LayerMatch match, SoloTimes solo) {
    boolean graph = ProfileSource.usesCudaGraph(parts.metadata());
    return solo.computeNanos() == 0
        ? KernelScaling.unscaled(match.nanos())
        : KernelScaling.toLatency(
            match.nanos(),
            solo.computeNanos(),
            graph ? gpu.graphKernelGapNanos() : gpu.kernelGapNanos());
  }

  private List<KernelProfile> kernels(LayerMatch match, KernelScaling scaling) {
    KernelDerivation derivation = new KernelDerivation(gpu);
    List<KernelProfile> kernels = new ArrayList<>();
    for (int i = 0; i < match.layers().size(); i++) {
      kernels.add(derivation.derive(match.layers().get(i), scaling.nanos().get(i)));
    }
    return kernels;
  }

  private static long weightBytes(LayerInfo info) {
    return Math.round(
        info.layers().stream()
            .mapToDouble(layer -> layer.weights().bytes() + layer.bias().bytes())
            .sum());
  }

  private boolean fits(LayerMatch match) {
    if (match.layers().isEmpty() || match.matchedFraction() < SAME_ENGINE) {
      parts
          .layerTimesNotes()
          .error(
              "",
              "Only %.0f %% of the layer times belong to layers of %s: these are two engines."
                  .formatted(100 * match.matchedFraction(), notes.path()),
              "Export layer information and layer times from the same engine.");
      return false;
    }
    return true;
  }

  private boolean hasDynamic(LayerMatch match) {
    Optional<Layer> dynamic =
        match.layers().stream()
            .filter(layer ->
                layer.inputs().stream().anyMatch(Tensor::isDynamic)
                    || layer.outputs().stream().anyMatch(Tensor::isDynamic))
            .findFirst();
    dynamic.ifPresent(layer ->
        notes.error(
            Texts.shorten(layer.name()),
            "A dimension is -1: the shapes of this engine are only known when it runs.",
            "Export with trtexec --shapes=INPUT:32x3x224x224 --exportLayerInfo=FILE, so that the"
                + " layers have their sizes."));
    return dynamic.isPresent();
  }

  private boolean hasBatch(Bindings bindings) {
    long batch = bindings.batchSize();
    if (batch < 1 || batch > Integer.MAX_VALUE) {
      notes.error(
          "Bindings",
          "No input says the batch size: the first dimension is %d.".formatted(batch),
          "Build the engine with explicit batch and export the layer information again.");
      return false;
    }
    return true;
  }
}

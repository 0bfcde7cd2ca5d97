package io.optimum.workbench.ui.timeline.span;

import io.optimum.workbench.domain.engine.EngineProfile;
import io.optimum.workbench.domain.engine.KernelProfile;
import io.optimum.workbench.domain.evidence.Profiles;
import io.optimum.workbench.domain.gpu.GpuSpec;
import io.optimum.workbench.domain.run.Deployment;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What is known of a run's kernels beforehand, from the profiles of its engines.
///
/// @param gpu the GPU it runs on; empty = not known
/// @param kernels by deployment, in the order of the stream; empty for one without a profile
public record KernelBook(Optional<GpuSpec> gpu, List<List<KernelProfile>> kernels) {
  public static final KernelBook EMPTY = new KernelBook(Optional.empty(), List.of());

  public KernelBook {
    kernels = kernels.stream().map(List::copyOf).toList();
  }

  /// The profiles of deployments, where there are any at their batch sizes.
  public static KernelBook of(GpuSpec gpu, List<Deployment> deployments, Profiles profiles) {
    List<List<KernelProfile>> kernels = new ArrayList<>();
    for (Deployment each : deployments) {
      kernels.add(
          profiles
              .find(each.engine(), gpu.id(), each.batchSize())
              .map(EngineProfile::kernels)
              .orElse(List.of()));
    }
    return new KernelBook(Optional.of(gpu), kernels);
  }

  private List<KernelProfile> of(int deployment) {
    return deployment >= 0 && deployment < kernels.size() ? kernels.get(deployment) : List.of();
  }

  /// The profile of a span; empty where none fits.
  public Optional<KernelProfile> kernel(SpanHit hit, String name) {
    Track track = hit.track();
    int first = hit.span();
    while (first > 0 && track.inference(first - 1) == track.inference(hit.span())) {
      first--;
    }
    Reader reader = new Reader(this, hit.lane().lane().deployment());
    int ordinal = 0;
    for (int span = first; span < hit.span(); span++) {
      ordinal += track.isCopy(span) ? 0 : 1;
    }
    return reader.at(ordinal, name);
  }

  /// Follows the kernels of one stream. A kernel is known by its place in the inference and its
  /// name; where they disagree, as when an inference's first kernels were dropped, by its name
  /// alone.
  public static final class Reader {
    private final List<KernelProfile> kernels;
    private final Map<String, KernelProfile> byName = new HashMap<>();
    private int inference = -1;
    private int ordinal;

    Reader(KernelBook book, int deployment) {
      kernels = book.of(deployment);
      kernels.forEach(kernel -> byName.putIfAbsent(kernel.name(), kernel));
    }

    /// The next kernel of the stream.
    Optional<KernelProfile> next(int ofInference, String name) {
      ordinal = ofInference == inference ? ordinal + 1 : 0;
      inference = ofInference;
      return at(ordinal, name);
    }

    Optional<KernelProfile> at(int place, String name) {
      if (place < kernels.size() && kernels.get(place).name().equals(name)) {
        return Optional.of(kernels.get(place));
      }
      return Optional.ofNullable(byName.get(name));
    }
  }
}

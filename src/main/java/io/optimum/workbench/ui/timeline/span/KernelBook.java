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
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What is known of a run's kernels beforehand, from the profiles of its engines.
///
/// @param gpu the GPU it runs on; empty = not known
/// @param kernels by deployment, and by batch size, that of its start first: each in the order of
///   the stream; empty for one without a profile
public record KernelBook(Optional<GpuSpec> gpu, List<List<List<KernelProfile>>> kernels) {
  public static final KernelBook EMPTY = new KernelBook(Optional.empty(), List.of());

  public KernelBook {
    kernels = kernels.stream().map(List::copyOf).toList();
  }

  /// The profiles of deployments, at the other batch sizes too: a run can be steered to them.
  public static KernelBook of(GpuSpec gpu, List<Deployment> deployments, Profiles profiles) {
    List<List<List<KernelProfile>>> kernels = new ArrayList<>();
    for (Deployment each : deployments) {
      kernels.add(
          Stream.concat(
                  Stream.of(each.batchSize()),
                  profiles.batchSizes(each.engine(), gpu.id()).stream())
              .distinct()
              .flatMap(size -> profiles.find(each.engine(), gpu.id(), size).stream())
              .map(EngineProfile::kernels)
              .toList());
    }
    return new KernelBook(Optional.of(gpu), kernels);
  }

  private List<List<KernelProfile>> of(int deployment) {
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
    return reader.at(ordinal, name, track.soloNanos(hit.span()));
  }

  /// Follows the kernels of one stream. A kernel is known by its place in the inference and its
  /// name; where they disagree, as when an inference's first kernels were dropped, by its name
  /// alone. Of several batch sizes it is the one that takes most nearly as long alone.
  public static final class Reader {
    private final List<List<KernelProfile>> sizes;
    private final Map<String, List<KernelProfile>> byName = new HashMap<>();
    private int inference = -1;
    private int ordinal;

    Reader(KernelBook book, int deployment) {
      sizes = book.of(deployment);
      for (List<KernelProfile> kernels : sizes) {
        kernels.forEach(
            kernel -> byName.computeIfAbsent(kernel.name(), _ -> new ArrayList<>()).add(kernel));
      }
    }

    /// The next kernel of the stream.
    ///
    /// @param soloNanos how long it takes alone; 0 = not known
    Optional<KernelProfile> next(int ofInference, String name, long soloNanos) {
      ordinal = ofInference == inference ? ordinal + 1 : 0;
      inference = ofInference;
      return at(ordinal, name, soloNanos);
    }

    Optional<KernelProfile> at(int place, String name, long soloNanos) {
      KernelProfile nearest = null;
      for (List<KernelProfile> kernels : sizes) {
        if (place < kernels.size() && kernels.get(place).name().equals(name)) {
          nearest = nearer(nearest, kernels.get(place), soloNanos);
        }
      }
      if (nearest == null) {
        for (KernelProfile each : byName.getOrDefault(name, List.of())) {
          nearest = nearer(nearest, each, soloNanos);
        }
      }
      return Optional.ofNullable(nearest);
    }

    private static KernelProfile nearer(
        @Nullable KernelProfile known, KernelProfile other, long soloNanos) {
      if (known == null) {
        return other;
      }
      boolean closer =
          soloNanos > 0
              && Math.abs(other.soloNanos() - soloNanos) < Math.abs(known.soloNanos() - soloNanos);
      return closer ? other : known;
    }
  }
}

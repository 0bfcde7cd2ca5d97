package io.optimum.workbench.planner.space;

import io.optimum.workbench.domain.evidence.CombinationPrediction;
import io.optimum.workbench.domain.evidence.Profiles;
import io.optimum.workbench.domain.gpu.GpuId;
import io.optimum.workbench.domain.gpu.GpuSpec;
import io.optimum.workbench.domain.run.Combination;
import io.optimum.workbench.domain.run.Deployment;
import io.optimum.workbench.planner.score.Measurer;
import io.optimum.workbench.predictor.SlowdownPredictor;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// What a planner knows beside the request.
///
/// @param specs data sheets by GPU
/// @param profiles of the engines
/// @param predictor judges combinations
/// @param measurer measures the best of them; null = plan by prediction alone
/// @param shared the settings that an engine may have beside others; alone on a GPU it may have any
public record PlanContext(
    SortedMap<GpuId, GpuSpec> specs,
    Profiles profiles,
    SlowdownPredictor predictor,
    @Nullable Measurer measurer,
    Predicate<Deployment> shared) {
  public PlanContext {
    specs = Collections.unmodifiableSortedMap(new TreeMap<>(specs));
  }

  /// The same from any map.
  public static PlanContext of(
      Map<GpuId, GpuSpec> specs,
      Profiles profiles,
      SlowdownPredictor predictor,
      @Nullable Measurer measurer) {
    return new PlanContext(new TreeMap<>(specs), profiles, predictor, measurer, _ -> true);
  }

  /// The same where engines share a GPU with some settings only.
  public PlanContext withShared(Predicate<Deployment> some) {
    return new PlanContext(specs, profiles, predictor, measurer, some);
  }

  /// What the predictor says of a combination.
  public CombinationPrediction predict(GpuId gpu, Combination combination) {
    return predictor.predict(profiles.profiled(spec(gpu), combination));
  }

  /// The data sheet, or an `IllegalArgumentException` that says which ones there are.
  public GpuSpec spec(GpuId gpu) {
    GpuSpec spec = specs.get(gpu);
    if (spec == null) {
      throw new IllegalArgumentException(
          "There is no data sheet of the GPU %s. Known are %s.".formatted(gpu, specs.keySet()));
    }
    return spec;
  }
}

package io.optimum.workbench.workflow.predict;

import io.optimum.workbench.domain.evidence.CombinationPrediction;
import io.optimum.workbench.domain.evidence.Measurement;
import io.optimum.workbench.domain.evidence.Profiles;
import io.optimum.workbench.domain.gpu.GpuId;
import io.optimum.workbench.domain.run.Combination;
import io.optimum.workbench.predictor.PacedPredictor;
import io.optimum.workbench.predictor.PredictorTrainer;
import io.optimum.workbench.predictor.PrioritiesPredictor;
import io.optimum.workbench.predictor.SlowdownPredictor;
import io.optimum.workbench.predictor.StreamsPredictor;
import io.optimum.workbench.predictor.TrainedPredictor;
import io.optimum.workbench.predictor.TrainingExample;
import io.optimum.workbench.predictor.prior.KernelRoundRobinPrior;
import io.optimum.workbench.project.PredictorFile;
import io.optimum.workbench.project.Project;
import io.optimum.workbench.workflow.engines.GpuLibrary;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Predicts with a project's trained predictor; while there is none, with the one that ships, or
/// with the prior where none ships; corrected by what was measured of engines that it has not
/// learned. Thread-safe; the last weights read and the last corrections are kept.
public final class PredictStep {
  private final PredictorTrainer trainer;
  private final Supplier<SlowdownPredictor> untrained;
  private final GpuLibrary gpus;
  private @Nullable Loaded loaded;
  private @Nullable Probed probed;

  private record Loaded(PredictorFile file, TrainedPredictor predictor) {}

  /// @param measurements that probes were taken of, of these profiles
  private record Probed(
      List<Measurement> measurements,
      Profiles profiles,
      SlowdownPredictor base,
      SlowdownPredictor predictor) {
    boolean isOf(Project project, SlowdownPredictor other) {
      return base.equals(other)
          && measurements.equals(project.measurements())
          && profiles.equals(project.profiles());
    }
  }

  /// @param untrained what predicts for a project that has no trained predictor
  public PredictStep(
      PredictorTrainer trainer, Supplier<SlowdownPredictor> untrained, GpuLibrary gpus) {
    this.trainer = trainer;
    this.untrained = untrained;
    this.gpus = gpus;
  }

  /// Slowdowns of a combination on a GPU.
  public CombinationPrediction predict(Project project, GpuId gpu, Combination combination) {
    return predictor(project)
        .predict(project.profiles().profiled(gpus.require(project, gpu), combination));
  }

  /// The predictor in use.
  public synchronized SlowdownPredictor predictor(Project project) {
    SlowdownPredictor base =
        trained(project).map(SlowdownPredictor.class::cast).orElseGet(untrained);
    Probed known = probed;
    if (known == null || !known.isOf(project, base)) {
      List<TrainingExample> probes = new Examples(gpus).probes(project, base);
      SlowdownPredictor predictor =
          new PacedPredictor(
              new StreamsPredictor(
                  new PrioritiesPredictor(base.withProbes(probes), new KernelRoundRobinPrior())));
      known = new Probed(project.measurements(), project.profiles(), base, predictor);
      probed = known;
    }
    return known.predictor();
  }

  /// The predictor that ships, for a project without one of its own; empty where only the prior
  /// does.
  public Optional<TrainedPredictor> shipped() {
    return untrained.get() instanceof TrainedPredictor shipped
        ? Optional.of(shipped)
        : Optional.empty();
  }

  /// The trained predictor; empty while there is none.
  public synchronized Optional<TrainedPredictor> trained(Project project) {
    PredictorFile file = project.predictor();
    if (file == null) {
      return Optional.empty();
    }
    if (loaded == null || !loaded.file().equals(file)) {
      loaded = new Loaded(file, read(file));
    }
    return Optional.of(loaded.predictor());
  }

  private TrainedPredictor read(PredictorFile file) {
    try {
      return trainer.load(file.bytes());
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("%s: %s".formatted(file.name(), e.getMessage()), e);
    }
  }
}

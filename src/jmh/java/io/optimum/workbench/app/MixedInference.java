package io.optimum.workbench.app;

import io.optimum.workbench.Sheets;
import io.optimum.workbench.codec.JsonCodec;
import io.optimum.workbench.domain.Interval;
import io.optimum.workbench.domain.engine.Engine;
import io.optimum.workbench.domain.engine.EngineId;
import io.optimum.workbench.domain.evidence.ProfiledCombination;
import io.optimum.workbench.domain.gpu.GpuSpec;
import io.optimum.workbench.domain.run.Combination;
import io.optimum.workbench.domain.run.Deployment;
import io.optimum.workbench.predictor.LossListener;
import io.optimum.workbench.predictor.SlowdownPredictor;
import io.optimum.workbench.predictor.TrainRequest;
import io.optimum.workbench.predictor.TrainingExample;
import io.optimum.workbench.predictor.mlp.MlpTrainer;
import io.optimum.workbench.predictor.prior.KernelRoundRobinPrior;
import io.optimum.workbench.project.Project;
import io.optimum.workbench.project.ProjectStore;
import io.optimum.workbench.task.Progress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// What benchmarks work on: the larger sample project, and a predictor of the size that the tour
/// trains, trained for an invented law.
///
/// @param gpu of the profiles
/// @param project with twelve engines
public record MixedInference(GpuSpec gpu, Project project) {
  private static final int EPOCHS = 60;

  public static MixedInference open() {
    JsonCodec codec = new JsonCodec();
    GpuSpec gpu = Sheets.A100;
    Path folder = Path.of("sample-projects/mixed-inference-a100");
    return new MixedInference(gpu, new ProjectStore(codec).open(folder).project());
  }

  /// The first engines, one input at a time.
  public Combination together(int count) {
    return of(project.engines().subList(0, count).stream().map(Engine::id).toList());
  }

  /// An ensemble of five networks that says half as slow again as the prior.
  public SlowdownPredictor predictor() {
    KernelRoundRobinPrior prior = new KernelRoundRobinPrior();
    List<TrainingExample> examples = new ArrayList<>();
    List<EngineId> engines = project.engines().stream().map(Engine::id).toList();
    for (int i = 0; i < engines.size(); i++) {
      for (int j = 0; j < i; j++) {
        ProfiledCombination pair =
            project.profiles().profiled(gpu, of(List.of(engines.get(i), engines.get(j))));
        List<Interval> slowdowns = prior.predict(pair).slowdowns();
        examples.add(
            new TrainingExample(pair, slowdowns.stream().map(each -> 1.5 * each.mid()).toList()));
      }
    }
    TrainRequest request = new TrainRequest(1, 5, EPOCHS, 0.2, "benchmark");
    return new MlpTrainer().train(request, examples, LossListener.none(), Progress.none());
  }

  private static Combination of(List<EngineId> engines) {
    return Combination.ofStreams(engines.stream().map(each -> Deployment.of(each, 1)).toList());
  }
}

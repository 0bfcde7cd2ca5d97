package io.optimum.workbench.exporter;

import io.optimum.workbench.domain.Interval;
import io.optimum.workbench.domain.engine.Engine;
import io.optimum.workbench.domain.engine.EngineId;
import io.optimum.workbench.domain.engine.EngineProfile;
import io.optimum.workbench.domain.engine.Precision;
import io.optimum.workbench.domain.engine.ProfileKey;
import io.optimum.workbench.domain.evidence.CombinationPrediction;
import io.optimum.workbench.domain.gpu.GpuCount;
import io.optimum.workbench.domain.load.ArrivalProcess;
import io.optimum.workbench.domain.plan.Plan;
import io.optimum.workbench.domain.plan.PlanRequest;
import io.optimum.workbench.domain.plan.PlannedDeployment;
import io.optimum.workbench.domain.plan.PlannedGpu;
import io.optimum.workbench.domain.plan.RunnerUp;
import io.optimum.workbench.domain.plan.Sampling;
import io.optimum.workbench.domain.plan.ServiceTarget;
import io.optimum.workbench.domain.run.Combination;
import io.optimum.workbench.domain.run.Deployment;
import io.optimum.workbench.domain.run.Sharing;
import io.optimum.workbench.domain.run.SpanBatch;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Consumer;

/// Plans of any size: four engines per GPU, every kind of sharing in turn, every pair predicted.
public final class LargePlan {
  private static final int ENGINES_PER_GPU = 4;
  private final List<EngineId> ids;
  private final String foreignText;

  /// @param ids of the engines
  /// @param foreignText stands wherever a project may hold any text
  public LargePlan(List<EngineId> ids, String foreignText) {
    this.ids = List.copyOf(ids);
    this.foreignText = foreignText;
  }

  /// Engines with plain names.
  public static ExportRequest of(int engines) {
    List<EngineId> ids = new ArrayList<>();
    for (int i = 0; i < engines; i++) {
      ids.add(new EngineId("engine-%03d-fp16".formatted(i)));
    }
    return new LargePlan(ids, "Large").request();
  }

  public ExportRequest request() {
    ExportRequest small = ExportFixture.request(Path.of("."));
    EngineProfile profile =
        Objects.requireNonNull(
            small.profiles().get(new ProfileKey(ExportFixture.RESNET, ExportFixture.A100, 8)));
    Map<EngineId, Engine> engines = new HashMap<>();
    Map<ProfileKey, EngineProfile> profiles = new HashMap<>();
    for (EngineId id : ids) {
      engines.put(id, new Engine(id, name(), Precision.FP16, null));
      profiles.put(new ProfileKey(id, ExportFixture.A100, 8), profile(profile, id));
    }
    return new ExportRequest(
        name(),
        Path.of("."),
        plan(),
        engines,
        profiles,
        small.gpus(),
        "0.1.0",
        new TreeMap<>(Map.of("predictor", foreignText, foreignText, "x")),
        new Pairs(),
        Map.of());
  }

  private EngineProfile profile(EngineProfile like, EngineId id) {
    return new EngineProfile(
        new ProfileKey(id, ExportFixture.A100, 8),
        like.origin(),
        like.soloLatency(),
        0,
        like.weightBytes(),
        like.activationBytes(),
        like.inputBytes(),
        like.outputBytes(),
        like.kernels(),
        name());
  }

  private String name() {
    return foreignText.isBlank() ? "blank" : foreignText;
  }

  private Plan plan() {
    Plan small = ExportFixture.plan();
    List<PlannedGpu> gpus = new ArrayList<>();
    for (int from = 0; from < ids.size(); from += ENGINES_PER_GPU) {
      gpus.add(gpu(gpus.size(), ids.subList(from, Math.min(from + ENGINES_PER_GPU, ids.size()))));
    }
    PlanRequest asked = small.request();
    return new Plan(
        new PlanRequest(
            ids.stream()
                .map(each -> new ServiceTarget(each, new ArrivalProcess.Poisson(50), 0, 1))
                .toList(),
            List.of(new GpuCount(ExportFixture.A100, gpus.size())),
            asked.objective(),
            ENGINES_PER_GPU,
            0.1,
            List.of(8),
            0,
            1000,
            7),
        gpus,
        small.stp(),
        1,
        small.why(),
        small.slacks(),
        small.yardsticks(),
        List.of(RunnerUp.of(foreignText)),
        small.searchOverhead(),
        small.provenance());
  }

  private static PlannedGpu gpu(int ordinal, List<EngineId> engines) {
    Sharing sharing = Sharing.values()[ordinal % Sharing.values().length];
    return new PlannedGpu(
        ExportFixture.A100,
        ordinal,
        sharing,
        engines.stream()
            .map(each ->
                new PlannedDeployment(
                    Deployment.of(each, 8),
                    new Interval(1.1, 1.3, 1.6),
                    null,
                    6e6,
                    7e6,
                    null,
                    Sampling.notMeasured(),
                    100,
                    0))
            .toList(),
        new Interval(1.2, 1.5, 1.9),
        null,
        null,
        4L << 30,
        72L << 30);
  }

  private final class Pairs implements PlanEvidence {
    @Override
    public List<Compared> compared() {
      return List.of();
    }

    @Override
    public List<CombinationPrediction> pairs() {
      List<CombinationPrediction> pairs = new ArrayList<>();
      for (int i = 0; i < ids.size(); i++) {
        for (int j = i; j < ids.size(); j++) {
          double slowdown = 1 + (i * 7 + j * 3) % 10 / 8.0;
          Interval interval = new Interval(slowdown * 0.9, slowdown, slowdown * 1.2);
          pairs.add(
              new CombinationPrediction(
                  Combination.ofStreams(
                      List.of(Deployment.of(ids.get(i), 8), Deployment.of(ids.get(j), 8))),
                  ExportFixture.A100,
                  List.of(interval, interval),
                  List.of(2e6, 2e6),
                  false,
                  foreignText));
        }
      }
      return pairs;
    }

    @Override
    public void trace(PlannedGpu gpu, Consumer<SpanBatch> spans) {
      throw new IllegalArgumentException(foreignText);
    }
  }
}

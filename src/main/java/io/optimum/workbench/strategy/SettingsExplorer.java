package io.optimum.workbench.strategy;

import io.optimum.workbench.domain.Require;
import io.optimum.workbench.domain.engine.EngineProfile;
import io.optimum.workbench.domain.evidence.CombinationPrediction;
import io.optimum.workbench.domain.evidence.ProfiledCombination;
import io.optimum.workbench.domain.load.Batching;
import io.optimum.workbench.domain.run.Combination;
import io.optimum.workbench.domain.run.Deployment;
import io.optimum.workbench.domain.run.DeviceMemory;
import io.optimum.workbench.service.ServiceModel;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/// Predicts operating points of a combination over the settings of its deployments.
///
/// Where there are more settings than points allowed, it climbs: from the present settings, the
/// smallest and the largest batches it expands every point of the front to those one knob away,
/// until nothing new comes up (Pareto local search: Paquete, Chiarandini and Stützle, 2004), and
/// then from others drawn at random, until the points are used up. Deterministic.
public final class SettingsExplorer {
  /// Settings drawn between two climbs.
  private static final int DRAWN = 50;

  private static final long SEED = 1;

  private final ServiceModel model;
  private final SettingsSpace space;
  private final int maxPoints;

  /// As the window and the command line explore: inputs batched as soon as a context is idle.
  ///
  /// @param maxPoints predictions that may be spent
  public static SettingsExplorer standard(int maxPoints) {
    return new SettingsExplorer(
        new ServiceModel(Batching.atOnce()), SettingsSpace.standard(), maxPoints);
  }

  /// @param maxPoints predictions that may be spent
  public SettingsExplorer(ServiceModel model, SettingsSpace space, int maxPoints) {
    this.model = model;
    this.space = space;
    this.maxPoints = (int) Require.positive(maxPoints, "maxPoints");
  }

  /// @param predictor of slowdowns, called once per point
  /// @throws IllegalArgumentException when a profile is missing
  public Exploration explore(
      ExplorationRequest request, Function<ProfiledCombination, CombinationPrediction> predictor) {
    Walk walk = new Walk(request, new PointPredictor(request, predictor, model));
    walk.start();
    return new Exploration(
        request.gpu(),
        walk.points(),
        ParetoFront.of(
            walk.points(), OperatingPoint::latencyRatio, OperatingPoint::goodputPerSecond));
  }

  /// One point, for a setting made by hand.
  public OperatingPoint point(
      ExplorationRequest request,
      Combination combination,
      Function<ProfiledCombination, CombinationPrediction> predictor) {
    return new PointPredictor(request, predictor, model).point(combination);
  }

  private final class Walk {
    private final ExplorationRequest request;
    private final PointPredictor predictor;
    private final EngineSettings settings;
    private final Map<Combination, OperatingPoint> known = new LinkedHashMap<>();
    private final Set<Combination> expanded = new HashSet<>();

    Walk(ExplorationRequest request, PointPredictor predictor) {
      this.request = request;
      this.predictor = predictor;
      this.settings =
          new EngineSettings(
              space, request.profiles(), request.gpu().id(), request.combination().sharing());
    }

    List<OperatingPoint> points() {
      return List.copyOf(known.values());
    }

    void start() {
      Combination present = request.combination();
      known.put(present, predictor.point(present));
      if (size() <= maxPoints) {
        product(new ArrayList<>());
      } else {
        visit(with(each -> each.withBatchSize(settings.batchSizes(each.engine()).getFirst())));
        visit(with(each -> each.withBatchSize(settings.batchSizes(each.engine()).getLast())));
        climb();
        draw();
      }
    }

    /// Settings do not fit for ever: it gives up where none of as many draws as points does.
    private void draw() {
      SplittableRandom random = new SplittableRandom(SEED);
      int drawn = 0;
      while (known.size() < maxPoints && drawn < maxPoints) {
        for (int i = 0; i < DRAWN; i++, drawn++) {
          visit(drawn(random));
        }
        climb();
      }
    }

    private Combination drawn(SplittableRandom random) {
      List<Deployment> deployments = new ArrayList<>();
      for (int i = 0; i < request.combination().size(); i++) {
        List<Deployment> all = settings(i);
        deployments.add(all.get(random.nextInt(all.size())));
      }
      return new Combination(request.combination().sharing(), deployments);
    }

    private void climb() {
      boolean grew = true;
      while (grew && known.size() < maxPoints) {
        grew = false;
        for (OperatingPoint each : Exploration.front(points())) {
          grew |= expanded.add(each.combination()) && expand(each.combination());
        }
      }
    }

    /// Whether anything was there to try.
    private boolean expand(Combination from) {
      for (int i = 0; i < from.size(); i++) {
        Deployment deployment = from.deployments().get(i);
        for (Deployment step : settings.steps(deployment)) {
          List<Deployment> deployments = new ArrayList<>(from.deployments());
          deployments.set(i, step);
          visit(new Combination(from.sharing(), deployments));
        }
      }
      return true;
    }

    private void product(List<Deployment> chosen) {
      if (chosen.size() == request.combination().size()) {
        visit(new Combination(request.combination().sharing(), chosen));
        return;
      }
      for (Deployment each : settings(chosen.size())) {
        chosen.add(each);
        product(chosen);
        chosen.removeLast();
      }
    }

    private void visit(Combination combination) {
      if (known.size() < maxPoints && !known.containsKey(combination) && fits(combination)) {
        known.put(combination, predictor.point(combination));
      }
    }

    private boolean fits(Combination combination) {
      List<EngineProfile> profiles =
          request.profiles().profiled(request.gpu(), combination).profiles();
      return DeviceMemory.requiredBytes(combination.deployments(), profiles)
          <= request.gpu().memoryBytes();
    }

    private double size() {
      double size = 1;
      for (int i = 0; i < request.combination().size(); i++) {
        size *= settings(i).size();
      }
      return size;
    }

    private List<Deployment> settings(int deployment) {
      return settings.all(request.combination().deployments().get(deployment));
    }

    private Combination with(UnaryOperator<Deployment> change) {
      return new Combination(
          request.combination().sharing(),
          request.combination().deployments().stream().map(change).toList());
    }
  }
}

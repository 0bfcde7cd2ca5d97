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
import io.optimum.workbench.task.Progress;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/// Predicts operating points of a combination over the settings of its deployments.
///
/// Where there are more settings than points allowed, it climbs: from the present settings, the
/// smallest and the largest batches it expands points of the front to those one knob away, the
/// loneliest first, until nothing new comes up (Pareto local search: Paquete, Chiarandini and
/// Stützle, 2004); then it draws all knobs of one deployment of such a point at random, until the
/// points are used up. While nothing keeps up with the demand there is no front to climb: then it
/// expands what is least overloaded. Deterministic.
public final class SettingsExplorer {
  private static final long SEED = 1;

  /// Settings drawn before the front is looked at again.
  private static final int DRAWN = 20;

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

  /// @param predictor of slowdowns, called by several threads
  /// @throws IllegalArgumentException when a profile is missing
  public Exploration explore(
      ExplorationRequest request, Function<ProfiledCombination, CombinationPrediction> predictor) {
    return explore(request, predictor, Progress.none());
  }

  /// The same, saying how many of the points it may spend are spent.
  ///
  /// @throws java.util.concurrent.CancellationException when `progress` was told to stop
  public Exploration explore(
      ExplorationRequest request,
      Function<ProfiledCombination, CombinationPrediction> predictor,
      Progress progress) {
    Walk walk = new Walk(request, new PointPredictor(request, predictor, model), progress);
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
    private final Progress progress;
    private final Map<Combination, OperatingPoint> known = new LinkedHashMap<>();
    private final Set<Combination> expanded = new HashSet<>();

    Walk(ExplorationRequest request, PointPredictor predictor, Progress progress) {
      this.request = request;
      this.progress = progress;
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
        List<Combination> all = new ArrayList<>();
        product(new ArrayList<>(), all);
        visit(all);
      } else {
        visit(
            List.of(
                with(each -> each.withBatchSize(settings.batchSizes(each.engine()).getFirst())),
                with(each -> each.withBatchSize(settings.batchSizes(each.engine()).getLast()))));
        climb();
      }
    }

    /// Expands the loneliest point of the front each time; where all are expanded, draws.
    private void climb() {
      SplittableRandom random = new SplittableRandom(SEED);
      for (int idle = 0; known.size() < maxPoints && idle < maxPoints; ) {
        List<OperatingPoint> front = Exploration.front(points());
        Optional<OperatingPoint> next =
            front.getFirst().sustainable() ? loneliest(front) : leastOverloaded();
        int before = known.size();
        if (next.isPresent()) {
          expand(next.get().combination());
        } else {
          draw(front, random);
        }
        idle = known.size() > before ? 0 : idle + 1;
      }
    }

    /// What to expand while none keeps up with the demand: all are as bad in both then.
    private Optional<OperatingPoint> leastOverloaded() {
      return known.values().stream()
          .filter(each -> !expanded.contains(each.combination()))
          .min(Comparator.comparingDouble(OperatingPoint::overload));
    }

    /// Of those not expanded yet, the one whose neighbours on the front are farthest apart.
    private Optional<OperatingPoint> loneliest(List<OperatingPoint> front) {
      OperatingPoint loneliest = null;
      double widest = -1;
      for (int i = 0; i < front.size(); i++) {
        double gap = gap(front, i);
        if (gap > widest && !expanded.contains(front.get(i).combination())) {
          widest = gap;
          loneliest = front.get(i);
        }
      }
      return Optional.ofNullable(loneliest);
    }

    /// The settings one knob away.
    private void expand(Combination from) {
      expanded.add(from);
      List<Combination> neighbours = new ArrayList<>();
      for (int i = 0; i < from.size(); i++) {
        for (Deployment step : settings.steps(from.deployments().get(i))) {
          neighbours.add(from.with(i, step));
        }
      }
      visit(neighbours);
    }

    /// All knobs of one deployment anew, of several points.
    private void draw(List<OperatingPoint> front, SplittableRandom random) {
      List<Combination> drawn = new ArrayList<>();
      while (drawn.size() < DRAWN) {
        Combination from = front.get(random.nextInt(front.size())).combination();
        int i = random.nextInt(from.size());
        List<Deployment> all = settings(i);
        drawn.add(from.with(i, all.get(random.nextInt(all.size()))));
      }
      visit(drawn);
    }

    private void product(List<Deployment> chosen, List<Combination> all) {
      if (chosen.size() == request.combination().size()) {
        all.add(new Combination(request.combination().sharing(), chosen));
        return;
      }
      for (Deployment each : settings(chosen.size())) {
        chosen.add(each);
        product(chosen, all);
        chosen.removeLast();
      }
    }

    /// On all cores; what is found does not depend on their number.
    private void visit(List<Combination> wanted) {
      List<Combination> fresh =
          wanted.stream()
              .distinct()
              .filter(each -> !known.containsKey(each) && fits(each))
              .limit(maxPoints - known.size())
              .toList();
      List<OperatingPoint> found = fresh.parallelStream().map(this::predicted).toList();
      for (int i = 0; i < fresh.size(); i++) {
        known.put(fresh.get(i), found.get(i));
      }
      report();
    }

    private OperatingPoint predicted(Combination setting) {
      report(); // so that it is soon heard that nobody waits any more
      return predictor.point(setting);
    }

    private void report() {
      progress.report(known.size() / Math.min(size(), maxPoints), "Predicting settings");
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

  /// Between the neighbours of a point on a front, in shares of latency and goodput; infinite at
  /// its ends.
  private static double gap(List<OperatingPoint> front, int index) {
    if (index == 0 || index == front.size() - 1) {
      return Double.POSITIVE_INFINITY;
    }
    OperatingPoint before = front.get(index - 1);
    OperatingPoint after = front.get(index + 1);
    return Math.log(after.latencyRatio().mid() / before.latencyRatio().mid())
        + Math.log(after.goodputPerSecond().mid() / before.goodputPerSecond().mid());
  }
}

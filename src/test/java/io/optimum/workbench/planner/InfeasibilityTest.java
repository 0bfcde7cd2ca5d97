package io.optimum.workbench.planner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.optimum.workbench.domain.engine.EngineId;
import io.optimum.workbench.domain.evidence.Profiles;
import io.optimum.workbench.domain.gpu.GpuCount;
import io.optimum.workbench.domain.gpu.GpuId;
import io.optimum.workbench.domain.load.ArrivalProcess;
import io.optimum.workbench.domain.plan.InfeasibleException;
import io.optimum.workbench.domain.plan.Objective;
import io.optimum.workbench.domain.plan.Plan;
import io.optimum.workbench.domain.plan.PlanRequest;
import io.optimum.workbench.domain.plan.ServiceTarget;
import io.optimum.workbench.planner.space.PlanContext;
import io.optimum.workbench.task.Progress;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InfeasibilityTest {
  private static final GpuId OTHER = new GpuId("other-gpu");

  @Test
  void namesTheMissingPlaces() {
    assertInfeasible(SampleWorld.request(SampleWorld.saturating(7), 2))
        .hasMessage(
            "7 engines do not fit on 2 GPUs with at most 3 per GPU: 1 too many. "
                + "At least 1 GPU more, or 4 engines per GPU, are needed by their number alone; "
                + "with 7 GPUs each has one of its own.");
  }

  @Test
  void namesTheSmallestSloThatCanBeMet() {
    assertInfeasible(SampleWorld.request(targets(ArrivalProcess.closedLoop(), 1_000_000), 2))
        .hasMessageContaining("The engine e0 misses its SLO even on a GPU of its own")
        .hasMessageContaining("at batch 1, the limit is 1.00 ms")
        .hasMessageContaining(
            "No SLO below 1.26 ms can be met; that one can, on a GPU of its own.");
  }

  @Test
  void namesTheDemandThatCanBeSustained() {
    assertInfeasible(SampleWorld.request(targets(new ArrivalProcess.Poisson(40_000), 0), 2))
        .hasMessageContaining(
            "The demand of engine e0 (40000/s) takes 10 GPUs of its own, there are 2")
        .hasMessageContaining("serves 4324/s at batch 32")
        .hasMessageContaining("Add 8 GPUs, or lower the rate to 8000/s.");
    assertThat(
            plan(SampleWorld.request(targets(new ArrivalProcess.Poisson(8_000), 0), 2), 1).gpus())
        .hasSizeLessThanOrEqualTo(2);
  }

  @Test
  void replicasThatServeADemandOnFewerGpusThanReplicasAreNoLessAPlanWhereThereAreNoMore() {
    List<ServiceTarget> targets = targets(new ArrivalProcess.Poisson(5_000), 0);
    Plan ofMany =
        plan(SampleWorld.request(targets, 4, Objective.FEWEST_GPUS, SampleWorld.BATCHES), 1);

    assertThat(ofMany.gpus()).hasSize(1);
    assertThat(plan(SampleWorld.request(targets, 1), 1).gpus()).hasSize(1);
  }

  @Test
  void aDemandIsHeldAgainstTheTypesOfGpuOnWhichItsEngineRuns() {
    PlanRequest request = beside(targets(new ArrivalProcess.Poisson(20_000), 0), 5);

    assertThatThrownBy(() -> planner().plan(request, twoTypes(), Progress.none()))
        .isInstanceOf(InfeasibleException.class)
        .hasMessageContaining(
            "takes 5 GPUs of its own, there is 1 of the type it runs on (test-gpu).")
        .hasMessageContaining("Add 4 GPUs, or lower the rate to 4000/s: then it has what it needs");
  }

  @Test
  void ofSeveralTypesOfGpuTheOneOfWhichMoreHelpIsNamedWithItsNumber() {
    PlanRequest request = beside(targets(new ArrivalProcess.Poisson(10_000), 0), 5);

    assertThatThrownBy(() -> planner().plan(request, twoTypes(), Progress.none()))
        .isInstanceOf(InfeasibleException.class)
        .hasMessageContaining("With 2 GPUs of type test-gpu instead of 1 there is a plan");
  }

  @Test
  void namesTheGpusThatADemandTakesBesideOtherEnginesAndTheyAreEnough() {
    List<ServiceTarget> targets =
        List.of(
            new ServiceTarget(SampleWorld.engine(0), new ArrivalProcess.Poisson(26_000), 0, 1),
            ServiceTarget.none(SampleWorld.engine(1)),
            new ServiceTarget(SampleWorld.engine(2), new ArrivalProcess.Poisson(200), 0, 1));

    assertInfeasible(SampleWorld.request(targets, 2))
        .hasMessageEndingWith(
            "Add 5 GPUs, or lower the rate to 7428/s: then it has what it needs for itself, and"
                + " with 9 GPUs so has every engine.");
    assertThat(plan(SampleWorld.request(targets, 9), 1).gpus()).hasSizeLessThanOrEqualTo(9);
  }

  @Test
  void namesTheSloForWhichOneGpuIsEnoughForADemandAndItIs() {
    ArrivalProcess arrivals = new ArrivalProcess.Poisson(300);
    String message = message(SampleWorld.request(targets(arrivals, 1_500_000), 1), 1);

    Matcher slo =
        Pattern.compile("One GPU is enough for an SLO of ([0-9.]+) ms\\.$").matcher(message);
    assertThat(slo.find()).as(message).isTrue();
    long nanos = Math.round(1e6 * Double.parseDouble(slo.group(1)));
    assertThat(plan(SampleWorld.request(targets(arrivals, nanos), 1), 1).gpus()).hasSize(1);
  }

  @Test
  void namesTheMemoryMissing() {
    PlanContext tiny =
        PlanContext.of(
            Map.of(SampleWorld.GPU, SampleWorld.spec(SampleWorld.GPU, 1L << 30)),
            SampleWorld.profiles(1, SampleWorld.GPU),
            new PairwisePredictor(1),
            null);
    PlanRequest request = SampleWorld.request(SampleWorld.saturating(1), 1);

    assertThatThrownBy(() -> planner().plan(request, tiny, Progress.none()))
        .isInstanceOf(InfeasibleException.class)
        .hasMessageContaining("The engine e0 does not fit into the memory of any GPU")
        .hasMessageContaining(
            "on test-gpu at batch 1 it needs 1.56 GiB, 0.66 GiB more than may be used")
        .hasMessageContaining("Without any headroom it does not fit either");
  }

  @Test
  void namesTheHeadroomThatLeavesEnough() {
    PlanRequest request = SampleWorld.request(SampleWorld.saturating(1), 1);
    PlanRequest greedy =
        new PlanRequest(
            request.targets(), request.gpus(), request.objective(), 3, 0.97, List.of(), 0, 100, 1);

    assertInfeasible(greedy)
        .hasMessageContaining("does not fit into the memory of any GPU")
        .hasMessageContaining("Lower the memory headroom to at most 96.0 %.");
  }

  /// The first engine needs 1.56 GiB, the second 3.5 GiB.
  @Test
  void theHeadroomToLowerToIsEnoughForEveryEngine() {
    PlanContext context =
        PlanContext.of(
            Map.of(SampleWorld.GPU, SampleWorld.spec()),
            Profiles.of(
                SampleWorld.profiles(2, SampleWorld.GPU).byKey().values().stream()
                    .filter(each ->
                        each.key().engine().equals(SampleWorld.engine(0))
                            || each.key().batchSize() == 32)
                    .toList()),
            new PairwisePredictor(1),
            null);

    assertThatThrownBy(() -> planner().plan(keeping(0.97), context, Progress.none()))
        .isInstanceOf(InfeasibleException.class)
        .hasMessageContaining("The engine e1 does not fit")
        .hasMessageContaining("Lower the memory headroom to at most 91.2 %.");

    assertThat(planner().plan(keeping(0.912), context, Progress.none()).gpus()).hasSize(2);
  }

  private static PlanRequest keeping(double headroomFraction) {
    PlanRequest request = SampleWorld.request(SampleWorld.saturating(2), 2);
    return new PlanRequest(
        request.targets(),
        request.gpus(),
        request.objective(),
        3,
        headroomFraction,
        List.of(),
        0,
        100,
        1);
  }

  @Test
  void countsPlacesOnTheTypesOfGpuThatTheEnginesRunOn() {
    PlanRequest request = beside(SampleWorld.saturating(4), 5);

    assertThatThrownBy(() -> planner().plan(request, twoTypes(), Progress.none()))
        .isInstanceOf(InfeasibleException.class)
        .hasMessage(
            "4 engines do not fit on 1 GPU of the type they run on (test-gpu) with at most 3 per"
                + " GPU: 1 too many. At least 1 GPU more, or 4 engines per GPU, are needed by their"
                + " number alone; with 4 GPUs each has one of its own.");
  }

  @Test
  void namesTheNumberOfGpusThatWouldDo() {
    List<ServiceTarget> tight = tight(4, 1.1);

    assertInfeasible(SampleWorld.request(tight, 2))
        .hasMessageContaining("No plan meets every constraint on 2 GPUs.")
        .hasMessageContaining("against an SLO of")
        .hasMessageContaining("GPUs instead of 2 there is a plan, with")
        .hasMessageContaining("there is none: every candidate was tried.");
  }

  @Test
  void theSmallestSloThatIsNamedForAnEngineAloneCanBeMetAndLessCannot() {
    PlanRequest named = SampleWorld.request(targets(ArrivalProcess.closedLoop(), 1_260_000), 2);
    PlanRequest less = SampleWorld.request(targets(ArrivalProcess.closedLoop(), 1_250_000), 2);

    assertThat(plan(named, 1).gpus()).hasSize(1);
    assertInfeasible(less);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void whatIsNamedAsTheSmallestFixIsOneAndLessIsNone(long seed) {
    List<ServiceTarget> tight = tight(4 + (int) (seed % 2), 1.1 + 0.1 * seed);
    PlanRequest request = SampleWorld.request(tight, 2);

    Fix fix = Fix.of(message(request, seed), "With ");

    assertThat(plan(SampleWorld.request(tight, fix.gpus()), seed).gpus())
        .hasSizeLessThanOrEqualTo(fix.gpus());
    message(SampleWorld.request(tight, fix.gpus() - 1), seed);
    assertThat(plan(larger(request, fix.engines(), fix.percent()), seed).gpus())
        .hasSizeLessThanOrEqualTo(2);
    message(larger(request, fix.engines(), fix.percent() - 1), seed);
  }

  /// Six engines at six batch sizes: too many candidates to try all.
  @Test
  void whatIsNotProvenToBeTheSmallestSufficesAndIsNotCalledIt() {
    List<ServiceTarget> tight = tight(6, 1.6);
    PlanRequest request = SampleWorld.request(tight, 2);

    String message = message(request, 5);

    assertThat(message).contains("whether less does is not proven").doesNotContain("none");
    Fix fix = Fix.of(message, "");
    assertThat(plan(SampleWorld.request(tight, fix.gpus()), 5).gpus())
        .hasSizeLessThanOrEqualTo(fix.gpus());
    assertThat(plan(larger(request, fix.engines(), fix.percent()), 5).gpus())
        .hasSizeLessThanOrEqualTo(2);
  }

  /// Too many engines for a bisection.
  @Test
  void ofManyEnginesWhatSufficesIsNamedAndNotCalledTheSmallest() {
    List<ServiceTarget> tight = tight(26, 1.6);
    PlanRequest request = SampleWorld.request(tight, 11);
    PlanContext context = SampleWorld.context(26, 5);

    String message =
        String.valueOf(
            catchThrowable(() -> planner().plan(request, context, Progress.none())).getMessage());

    assertThat(message)
        .contains("No plan that meets every constraint was found on 11 GPUs.")
        .contains("GPUs more. ")
        .contains("(of every engine) suffice; whether less does is not proven.")
        .doesNotContain("none");
    Fix fix = Fix.of(message, "");
    assertThat(
            planner().plan(SampleWorld.request(tight, fix.gpus()), context, Progress.none()).gpus())
        .hasSizeLessThanOrEqualTo(fix.gpus());
    assertThat(
            planner()
                .plan(
                    larger(request, Set.copyOf(SampleWorld.engines(26)), fix.percent()),
                    context,
                    Progress.none())
                .gpus())
        .hasSizeLessThanOrEqualTo(11);
  }

  /// What a message names.
  private record Fix(int gpus, int percent, Set<EngineId> engines) {
    static Fix of(String message, String start) {
      Matcher gpus = Pattern.compile(start + "(\\d+) GPUs instead of \\d+").matcher(message);
      Matcher slos =
          Pattern.compile(start + "SLOs larger by (\\d+) % \\(([^)]*)\\)").matcher(message);
      assertThat(gpus.find() && slos.find()).as(message).isTrue();
      return new Fix(
          Integer.parseInt(gpus.group(1)),
          Integer.parseInt(slos.group(1)),
          Pattern.compile("for (e\\d+)")
              .matcher(slos.group(2))
              .results()
              .map(each -> new EngineId(each.group(1)))
              .collect(Collectors.toSet()));
    }
  }

  /// With SLOs of so many times the least latency alone.
  private static List<ServiceTarget> tight(int engines, double times) {
    return IntStream.range(0, engines)
        .mapToObj(i ->
            new ServiceTarget(
                SampleWorld.engine(i),
                ArrivalProcess.closedLoop(),
                (long) (times * SampleWorld.latencyNanos(i, 1)),
                1))
        .toList();
  }

  private static PlanRequest larger(PlanRequest request, Set<EngineId> engines, int percent) {
    return request.withTargets(
        request.targets().stream()
            .map(each ->
                engines.contains(each.engine())
                    ? new ServiceTarget(
                        each.engine(),
                        each.arrivals(),
                        (long) Math.ceil(each.sloP99Nanos() * (1 + percent / 100.0)),
                        each.weight())
                    : each)
            .toList());
  }

  /// Of two types of GPU four engines run on one only.
  private static PlanContext twoTypes() {
    return PlanContext.of(
        Map.of(SampleWorld.GPU, SampleWorld.spec(), OTHER, SampleWorld.spec(OTHER, 40L << 30)),
        SampleWorld.profiles(4, SampleWorld.GPU),
        new PairwisePredictor(1),
        null);
  }

  private static PlanRequest beside(List<ServiceTarget> targets, int others) {
    return SampleWorld.request(targets, 1)
        .withGpus(List.of(new GpuCount(OTHER, others), new GpuCount(SampleWorld.GPU, 1)));
  }

  private static Plan plan(PlanRequest request, long seed) {
    return planner().plan(request, SampleWorld.context(8, seed), Progress.none());
  }

  /// What is said of a request that has no plan.
  private static String message(PlanRequest request, long seed) {
    try {
      plan(request, seed);
    } catch (InfeasibleException e) {
      return String.valueOf(e.getMessage());
    }
    throw new AssertionError("There is a plan for " + request);
  }

  @Test
  void aMissingProfileIsNotInfeasibleButWrong() {
    PlanRequest request = SampleWorld.request(SampleWorld.saturating(2), 1);

    assertThatThrownBy(() -> planner().plan(request, SampleWorld.context(1, 1), Progress.none()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "The engine e1 has no profile on [test-gpu]. "
                + "It has no profiles at all: import or measure some.");
  }

  private static AbstractThrowableAssert<?, ? extends Throwable> assertInfeasible(
      PlanRequest request) {
    return assertThatThrownBy(
            () -> planner().plan(request, SampleWorld.context(8, 1), Progress.none()))
        .isInstanceOf(InfeasibleException.class);
  }

  private static Planner planner() {
    return new Planner(InstantSource.fixed(Instant.EPOCH));
  }

  private static List<ServiceTarget> targets(ArrivalProcess arrivals, long sloP99Nanos) {
    return List.of(new ServiceTarget(SampleWorld.engine(0), arrivals, sloP99Nanos, 1));
  }
}

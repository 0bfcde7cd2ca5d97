package io.optimum.workbench.profiling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.optimum.workbench.domain.evidence.CampaignRequest;
import io.optimum.workbench.domain.evidence.Measurement;
import io.optimum.workbench.domain.evidence.Repeats;
import io.optimum.workbench.domain.plan.InfeasibleException;
import io.optimum.workbench.domain.run.RunRequest;
import io.optimum.workbench.profiling.trial.CampaignException;
import io.optimum.workbench.profiling.trial.CampaignLog;
import io.optimum.workbench.profiling.trial.CampaignResult;
import io.optimum.workbench.profiling.trial.Trial;
import io.optimum.workbench.profiling.trial.Trials;
import io.optimum.workbench.task.Progress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CampaignTest {
  private static final CampaignRequest ONCE = Trials.twoPairs(Repeats.once());
  private static final CampaignRequest THREE = Trials.twoPairs(new Repeats(3, 3, 0));
  private static final CampaignRequest ADAPTIVE = Trials.twoPairs(new Repeats(3, 40, 0.005));

  private final Trials.Kept log = new Trials.Kept(List.of());

  @Test
  void measuresEachCombinationBesideItsDeploymentsAlone() {
    List<Measurement> recorded = new ArrayList<>();
    FakeGpu gpu = new FakeGpu();
    CampaignResult result =
        Trials.on(gpu, 1)
            .recordingTo(recorded::add)
            .run(Trials.header(ONCE), log, null, Progress.none());
    assertThat(gpu.runs()).as("two pairs, and four settings alone").isEqualTo(Trials.RUNS);
    assertThat(result.ending()).isEqualTo(CampaignResult.Ending.COMPLETE);
    assertThat(result.missing()).isEmpty();
    assertThat(result.measurements()).hasSize(2).isEqualTo(recorded);
    assertThat(result.measurements().getFirst().slowdowns()).containsExactly(2.0, 2.0);
  }

  @Test
  void aCombinationMeasuredOnceIsTheRunItself() {
    Measurement first = Trials.run(ONCE, log, 1).measurements().getFirst();
    assertThat(first.colocated().request()).isEqualTo(ONCE.run(Trials.pair(1)));
    assertThat(log.added()).extracting(Trial::result).contains(first.colocated());
  }

  @Test
  void everyRunHasItsRepeatBeforeAnyHasTheNext() {
    Trials.run(THREE, log, 1);
    List<List<Integer>> expected = new ArrayList<>();
    for (int repeat = 0; repeat < 3; repeat++) {
      for (int run = 0; run < Trials.RUNS; run++) {
        expected.add(List.of(repeat, run));
      }
    }
    assertThat(log.order()).isEqualTo(expected);
  }

  @Test
  void everyTrialHasASeedOfItsOwn() {
    Trials.run(THREE, log, 1);
    assertThat(
            new HashSet<>(
                log.added().stream().map(each -> each.result().request().seed()).toList()))
        .hasSize(3 * Trials.RUNS);
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 8})
  void manyWorkersGiveTheTrialsOfOneInTheSameOrder(int workers) {
    Trials.run(ADAPTIVE, log, 1);
    Trials.Kept many = new Trials.Kept(List.of());
    FakeGpu uneven = new FakeGpu(0.01, (request, _) -> pause(request.seed() & 3));
    Trials.on(uneven, workers).run(Trials.header(ADAPTIVE), many, null, Progress.none());
    assertThat(many.added()).isEqualTo(log.added());
  }

  @Test
  void repeatsEndWhenTheMeanIsKnownWellEnough() {
    CampaignResult result = Trials.run(ADAPTIVE, log, 2);
    assertThat(result.combinations())
        .allSatisfy(each -> {
          assertThat(each.converged()).isTrue();
          assertThat(each.halfWidthFraction()).isLessThanOrEqualTo(0.005);
          assertThat(each.repeats()).isBetween(4, 40);
        });
    assertThat(Trials.run(Trials.twoPairs(new Repeats(3, 40, 0.5)), log, 2).trials())
        .as("a wide half-width is reached at once")
        .isEqualTo(3 * Trials.RUNS);
  }

  @Test
  void repeatsEndAtTheirMostAndSayThatTheMeanIsNotKnown() {
    CampaignResult result = Trials.run(Trials.twoPairs(new Repeats(3, 4, 1e-6)), log, 1);
    assertThat(result.ending()).isEqualTo(CampaignResult.Ending.COMPLETE);
    assertThat(result.combinations())
        .allSatisfy(each -> {
          assertThat(each.repeats()).isEqualTo(4);
          assertThat(each.converged()).isFalse();
        });
  }

  @Test
  void goesOnFromAnyNumberOfTrialsAsIfNeverInterrupted() {
    CampaignResult whole = Trials.run(ADAPTIVE, log, 2);
    List<Trial> all = log.added();
    for (int made = 0; made <= all.size(); made++) {
      Trials.Kept rest = new Trials.Kept(all.subList(0, made));
      CampaignResult resumed = Trials.run(ADAPTIVE, rest, 2);
      assertThat(rest.added()).as("after %d trials", made).isEqualTo(all.subList(made, all.size()));
      assertThat(resumed.combinations()).isEqualTo(whole.combinations());
    }
  }

  @Test
  void goesOnWhereATrialInTheMiddleIsLost() {
    CampaignResult whole = Trials.run(THREE, log, 1);
    List<Trial> holed = new ArrayList<>(log.added());
    Trial lost = holed.remove(Trials.RUNS + 1);
    Trials.Kept rest = new Trials.Kept(holed);
    assertThat(Trials.run(THREE, rest, 1).combinations()).isEqualTo(whole.combinations());
    assertThat(rest.added()).containsExactly(lost);
  }

  @Test
  void isCancelledWithinASecondAndKeepsWhatWasMeasured() {
    FakeGpu slow = new FakeGpu(0, CampaignTest::halfAMinute);
    AtomicLong asked = new AtomicLong();
    Progress cancelled =
        (_, _) -> {
          if (log.added().size() == 4) {
            asked.compareAndSet(0, System.nanoTime());
            throw new CancellationException();
          }
        };
    CampaignStoppedException stopped =
        catchThrowableOfType(
            CampaignStoppedException.class,
            () -> Trials.on(slow, 2).run(Trials.header(ONCE), log, null, cancelled));
    assertThat(Duration.ofNanos(System.nanoTime() - asked.get())).isLessThan(Duration.ofSeconds(1));
    assertThat(stopped.result().trials()).isEqualTo(4).isEqualTo(log.added().size());
    assertThat(stopped.result().missing())
        .extracting(CampaignResult.Missing::combination)
        .containsExactly("alpha@1 + beta@1", "alpha@8 + beta@8");
  }

  @Test
  void aDeviceThatIsStoppedFromOutsideStopsTheCampaign() {
    FakeGpu ending =
        new FakeGpu(
            0,
            (_, _) -> {
              throw new CancellationException("The program ends.");
            });
    assertThatThrownBy(
            () -> Trials.on(ending, 1).run(Trials.header(ONCE), log, null, Progress.none()))
        .isInstanceOf(CampaignStoppedException.class);
  }

  /// Settings alone run at once, pairs until they are told to stop.
  private static void halfAMinute(RunRequest request, Progress progress) {
    for (int i = 0; i < 3000 && request.combination().size() > 1; i++) {
      pause(10);
      progress.report(0, "");
    }
  }

  @Test
  void aDeviceThatDoesNotListenIsLeftBehindWithinASecond() {
    FakeGpu deaf = new FakeGpu(0, (_, _) -> pause(3000));
    long asked = System.nanoTime();
    Progress cancelled =
        (_, _) -> {
          throw new CancellationException();
        };
    assertThatThrownBy(() -> Trials.on(deaf, 2).run(Trials.header(ONCE), log, null, cancelled))
        .isInstanceOf(CampaignStoppedException.class);
    assertThat(Duration.ofNanos(System.nanoTime() - asked)).isLessThan(Duration.ofSeconds(1));
  }

  @Test
  void endsWhenEveryDeviceIsClosed() {
    FakeGpu gpu = FakeGpu.closingIn(Workers.PATIENCE.multipliedBy(2));
    Trials.on(gpu, 1).run(Trials.header(ONCE), log, null, Progress.none());
    assertThat(gpu.isClosed()).isTrue();
  }

  @Test
  void endsWhenTheBudgetIsOverAndSaysWhatIsMissing() {
    AtomicLong millis = new AtomicLong();
    FakeGpu gpu = new FakeGpu(0.01, (_, _) -> {});
    CampaignResult result =
        new Campaign(() -> gpu, 1, () -> Instant.ofEpochMilli(millis.get()))
            .run(
                Trials.header(THREE),
                new Ticking(log, millis),
                Duration.ofMillis(950),
                Progress.none());
    assertThat(result.ending()).isEqualTo(CampaignResult.Ending.BUDGET);
    assertThat(result.trials()).isEqualTo(10);
    assertThat(result.missing())
        .extracting(CampaignResult.Missing::reason)
        .containsExactly("1 of at least 3 repeats", "1 of at least 3 repeats");
    assertThat(result.measurements()).as("partial results").hasSize(2);
  }

  /// A tenth of a second goes by with every trial.
  private record Ticking(CampaignLog log, AtomicLong millis) implements CampaignLog {
    @Override
    public List<Trial> trials() {
      return log.trials();
    }

    @Override
    public void append(Trial trial) {
      millis.addAndGet(100);
      log.append(trial);
    }
  }

  @Test
  void pausesCostNoBudget() {
    AtomicLong millis = new AtomicLong();
    FakeGpu gpu = new FakeGpu(0.01, (_, _) -> millis.addAndGet(100));
    Progress resting =
        new Progress() {
          @Override
          public void report(double doneFraction, String message) {}

          @Override
          public void checkpoint() {
            millis.addAndGet(10_000);
          }
        };
    CampaignResult result =
        new Campaign(() -> gpu, 1, () -> Instant.ofEpochMilli(millis.get()))
            .run(Trials.header(THREE), log, Duration.ofHours(1), resting);
    assertThat(result.wall()).isLessThan(Duration.ofSeconds(10));
  }

  @Test
  void progressGrowsToOneAndEstimatesTheRest() {
    List<Double> fractions = new ArrayList<>();
    List<String> messages = new ArrayList<>();
    Trials.on(new FakeGpu(0, (_, _) -> pause(2)), 1)
        .run(
            Trials.header(THREE),
            log,
            null,
            (done, message) -> {
              fractions.add(done);
              messages.add(message);
            });
    assertThat(fractions).isSorted().first().isEqualTo(0.0);
    assertThat(fractions).last().isEqualTo(1.0);
    assertThat(messages.get(fractions.size() / 2)).matches("Trial \\d+ of about 18, .* s left");
  }

  @Test
  void whatCannotBeWrittenIsKeptAndWrittenWhenThereIsRoomAgain() {
    List<String> warnings = new ArrayList<>();
    Filling disk = new Filling(3, 7);
    CampaignResult result =
        Trials.on(new FakeGpu(), 2)
            .warning(warnings::add)
            .run(Trials.header(ONCE), disk, null, Progress.none());
    assertThat(result.unsavedTrials()).as("the disk is full to the end").isEqualTo(3);
    assertThat(result.trials()).isEqualTo(Trials.RUNS);
    assertThat(disk.kept.added()).hasSize(3);
    assertThat(warnings).singleElement().asString().contains("No space left").contains("kept in");

    Filling emptied = new Filling(2, 4);
    assertThat(
            Trials.on(new FakeGpu(), 2)
                .warning(warnings::add)
                .run(Trials.header(ONCE), emptied, null, Progress.none())
                .unsavedTrials())
        .isZero();
    assertThat(emptied.kept.order()).as("in order").isEqualTo(order(ONCE));
    assertThat(warnings).last().asString().contains("can be written again");
  }

  private static List<List<Integer>> order(CampaignRequest request) {
    Trials.Kept kept = new Trials.Kept(List.of());
    Trials.run(request, kept, 1);
    return kept.order();
  }

  /// A disk that is full between two calls.
  private static final class Filling implements CampaignLog {
    private final Trials.Kept kept = new Trials.Kept(List.of());
    private final int full;
    private final int emptied;
    private int calls;

    Filling(int full, int emptied) {
      this.full = full;
      this.emptied = emptied;
    }

    @Override
    public List<Trial> trials() {
      return List.of();
    }

    @Override
    public void append(Trial trial) {
      int call = calls++;
      if (call >= full && call < emptied) {
        throw new UncheckedIOException("No space left", new IOException("No space left"));
      }
      kept.append(trial);
    }
  }

  @Test
  void aTrialThatFailsEndsTheCampaignAndNamesItsEngines() {
    FakeGpu failing =
        new FakeGpu(
            0,
            (request, _) -> {
              if (request.combination().equals(Trials.pair(8))) {
                throw new IllegalArgumentException("Out of memory.");
              }
            });
    assertThatThrownBy(
            () -> Trials.on(failing, 1).run(Trials.header(ONCE), log, null, Progress.none()))
        .isInstanceOf(CampaignException.class)
        .hasMessage(
            "alpha + beta cannot be measured: Out of memory. What was measured before is kept:"
                + " resume to go on.");
    assertThat(log.added()).hasSize(Trials.RUNS - 1);
  }

  @Test
  void aCombinationThatDoesNotFitIsLeftOutWithItsReasonAndAllOthersAreMeasured() {
    FakeGpu small =
        new FakeGpu(
            0,
            (request, _) -> {
              if (request.combination().equals(Trials.pair(1))) {
                throw new InfeasibleException("It needs 90 of 80 GiB.");
              }
            });
    CampaignResult result =
        Trials.on(small, 1).run(Trials.header(ONCE), log, null, Progress.none());
    assertThat(result.ending()).isEqualTo(CampaignResult.Ending.COMPLETE);
    assertThat(result.missing())
        .singleElement()
        .satisfies(
            each -> assertThat(each.reason()).isEqualTo("cannot run: It needs 90 of 80 GiB."));
    assertThat(log.added()).hasSize(Trials.RUNS - 1);
  }

  private static void pause(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}

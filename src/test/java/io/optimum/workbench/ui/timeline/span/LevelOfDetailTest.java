package io.optimum.workbench.ui.timeline.span;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.optimum.workbench.domain.run.SpanBatch;
import io.optimum.workbench.ui.timeline.SyntheticSpans;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LevelOfDetailTest {
  private static final int PIXELS = 800;

  @Test
  void neverDrawsAPixelTwiceAtAnyZoom() {
    Track track = track(60_000);
    Random random = new Random(3);
    Slices slices = new Slices();
    for (int i = 0; i < 500; i++) {
      double nanosPerPixel = Math.pow(10, random.nextDouble() * 7 - 1);
      double start = random.nextDouble() * 3e9 - 1e8;
      new LevelOfDetail(start, nanosPerPixel, PIXELS).slice(track, slices);
      int free = 0;
      for (int s = 0; s < slices.count; s++) {
        assertThat(slices.fromPixel[s]).isGreaterThanOrEqualTo(free);
        assertThat(slices.toPixel[s]).isGreaterThan(slices.fromPixel[s]);
        free = slices.toPixel[s];
      }
      assertThat(free).isLessThanOrEqualTo(PIXELS);
    }
  }

  @Test
  void busySharesAddUpToTheBusyTime() {
    Track track = track(60_000);
    double end = track.endNanos(track.size() - 1);
    double nanosPerPixel = end / PIXELS;
    Slices slices = new Slices();
    new LevelOfDetail(0, nanosPerPixel, PIXELS).slice(track, slices);
    double drawn = 0;
    for (int s = 0; s < slices.count; s++) {
      assertThat(slices.span[s]).isEqualTo(Slices.MANY);
      drawn += slices.busyFraction[s] * nanosPerPixel;
    }
    double busy = track.busyNanos(0, end, 0, track.size());
    assertThat(drawn).isCloseTo(busy, within(busy * 1e-4));
  }

  @Test
  void showsSpansThemselvesWhenTheyAreWide() {
    Track track = track(2_000);
    long start = track.startNanos(100);
    long end = track.endNanos(109);
    Slices slices = new Slices();
    new LevelOfDetail(start, (end - start) / (double) PIXELS, PIXELS).slice(track, slices);
    assertThat(slices.span[0]).isEqualTo(100);
    assertThat(slices.span[slices.count - 1]).isEqualTo(109);
  }

  @Test
  void drawsNothingBesideTheRun() {
    Track track = track(1_000);
    Slices slices = new Slices();
    new LevelOfDetail(1e12, 1000, PIXELS).slice(track, slices);
    assertThat(slices.count).isZero();
    new LevelOfDetail(-1e12, 1000, PIXELS).slice(track, slices);
    assertThat(slices.count).isZero();
  }

  @Test
  void findsTheFirstSpanThatEndsAfterAMoment() {
    Track track = track(10_000);
    Random random = new Random(9);
    for (int i = 0; i < 2_000; i++) {
      double moment = random.nextDouble() * track.endNanos(track.size() - 1) * 1.1;
      int from = random.nextInt(track.size());
      int expected = from;
      while (expected < track.size() && track.endNanos(expected) <= moment) {
        expected++;
      }
      assertThat(track.firstEndingAfter(moment, from)).isEqualTo(expected);
    }
  }

  @Test
  void whatIsReadFromMarksIsWhatTheSpansSay() {
    Track track = track(60_000);
    double end = track.endNanos(track.size() - 1);
    double nanosPerPixel = end / 300;
    assertThat(CoarseDetail.suits(track, nanosPerPixel)).isTrue();
    Slices slices = new Slices();
    new LevelOfDetail(0, nanosPerPixel, 300).sliceWithUse(track, slices);
    assertThat(slices.count).isGreaterThan(290);
    for (int s = 0; s < slices.count; s++) {
      double left = slices.fromPixel[s] * nanosPerPixel;
      double right = left + nanosPerPixel;
      int first = track.firstEndingAfter(left, 0);
      int beyond = track.firstEndingAfter(right, first);
      double busy = track.busyNanos(left, right, first, beyond) / nanosPerPixel;
      assertThat((double) slices.busyFraction[s]).isCloseTo(busy, within(0.03));
      double sms = track.smNanos(left, right, first, beyond) / nanosPerPixel;
      assertThat((double) slices.sms[s]).isCloseTo(sms, within(0.03 * 108));
    }
  }

  @Test
  void aPauseInADenseTrackStaysAPause() {
    SpanStore store = new SpanStore();
    SpanBatch early = SyntheticSpans.batches(1, 40_000).getFirst();
    store.accept(early);
    long pause = 50_000_000;
    long end = early.endNanos()[early.size() - 1];
    store.accept(later(early, end + pause));
    Track track = store.snapshot().lanes().getFirst().operations();
    double nanosPerPixel = track.endNanos(track.size() - 1) / 1000.0;
    assertThat(CoarseDetail.suits(track, nanosPerPixel)).isTrue();
    Slices slices = new Slices();
    new LevelOfDetail(0, nanosPerPixel, 1000).slice(track, slices);
    int from = (int) Math.ceil(end / nanosPerPixel);
    int to = (int) ((end + pause) / nanosPerPixel);
    assertThat(to).isGreaterThan(from + 3);
    for (int s = 0; s < slices.count; s++) {
      assertThat(slices.fromPixel[s] >= from && slices.fromPixel[s] < to).isFalse();
    }
  }

  private static SpanBatch later(SpanBatch batch, long by) {
    return new SpanBatch(
        batch.lanes(),
        batch.names(),
        batch.lane(),
        batch.kind(),
        batch.nameIndex(),
        batch.inference(),
        Arrays.stream(batch.startNanos()).map(each -> each + by).toArray(),
        Arrays.stream(batch.endNanos()).map(each -> each + by).toArray(),
        batch.soloNanos(),
        batch.smCount());
  }

  private static Track track(int spans) {
    SpanStore store = new SpanStore();
    SyntheticSpans.batches(1, spans).forEach(store::accept);
    return store.snapshot().lanes().getFirst().operations();
  }
}

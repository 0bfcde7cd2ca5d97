package io.optimum.workbench.codec.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.optimum.workbench.SpanRows;
import io.optimum.workbench.domain.engine.EngineId;
import io.optimum.workbench.domain.engine.KernelLaunch;
import io.optimum.workbench.domain.run.SpanBatch;
import io.optimum.workbench.domain.run.StreamPriority;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class SpanFileTest {
  private static final SpanBatch.Lane ALPHA =
      new SpanBatch.Lane(0, 0, new EngineId("alpha"), StreamPriority.HIGH);
  private static final SpanBatch.Lane BETA =
      new SpanBatch.Lane(1, 2, new EngineId("beta"), StreamPriority.LOW);

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 100, 4095, 4096, 4097, 20_000})
  void spansComeBackAsTheyWere(int count) {
    SpanBatch batch = spans(count, 1);
    assertThat(SpanRows.of(read(file(batch)))).isEqualTo(SpanRows.of(List.of(batch)));
  }

  @Test
  void gzippedAndPlainFilesAreTheSame() throws IOException {
    byte[] plain = file(spans(5000, 2));
    byte[] packed = gzip(plain);
    assertThat(packed.length).isLessThan(plain.length);
    assertThat(SpanRows.of(read(packed))).isEqualTo(SpanRows.of(read(plain)));
  }

  @Test
  void lanesAndNamesMayComeLateAndInAnyOrder() {
    SpanBatch first = spans(3, 1);
    SpanBatch second =
        new SpanBatch(
            List.of(BETA),
            List.of("late", "kernel 1"),
            new int[] {0, 0},
            new byte[] {1, 3},
            new int[] {1, 0},
            new int[] {0, Integer.MAX_VALUE},
            new long[] {0, Long.MAX_VALUE / 2},
            new long[] {0, Long.MAX_VALUE - 1},
            new long[] {0, Long.MAX_VALUE},
            new short[] {0, Short.MAX_VALUE});
    assertThat(SpanRows.of(read(file(first, second))))
        .isEqualTo(SpanRows.of(List.of(first, second)));
  }

  @Test
  void launchesComeBackWithTheirNamesAndMayComeLate() {
    KernelLaunch none = new KernelLaunch.NotObserved();
    KernelLaunch first = launch(7, 255, 98_304);
    KernelLaunch second = launch(Integer.MAX_VALUE - 1, 0, 0);
    SpanBatch early = named(List.of("a", "b"), List.of(none, none));
    SpanBatch late = named(List.of("a", "a", "a", "b"), List.of(none, first, second, first));
    List<SpanBatch> read = read(file(early, late));
    assertThat(read).singleElement().extracting(SpanBatch::size).isEqualTo(6);
    SpanBatch both = read.getFirst();
    assertThat(both.launch(both.nameIndex()[0])).isEqualTo(none);
    for (int i = 0; i < late.size(); i++) {
      int name = both.nameIndex()[early.size() + i];
      assertThat(both.names().get(name)).isEqualTo(late.names().get(i));
      assertThat(both.launch(name)).isEqualTo(late.launches().get(i));
    }
  }

  private static KernelLaunch launch(int blocks, int registers, int sharedBytes) {
    return new KernelLaunch.Observed(
        new KernelLaunch.Extent(blocks, 2, 3),
        new KernelLaunch.Extent(32, 4, 1),
        registers,
        sharedBytes,
        1024);
  }

  /// A span for each name.
  private static SpanBatch named(List<String> names, List<KernelLaunch> launches) {
    int size = names.size();
    return new SpanBatch(
        List.of(BETA),
        names,
        launches,
        new int[size],
        new byte[size],
        IntStream.range(0, size).toArray(),
        new int[size],
        new long[size],
        new long[size],
        new long[size],
        new short[size]);
  }

  @Test
  void theSameSpansGiveTheSameBytesHoweverTheyWereCut() {
    SpanBatch whole = spans(9000, 3);
    byte[] file = file(whole);
    assertThat(file(spans(9000, 3))).isEqualTo(file);
    assertThat(file(whole.rows(0, 1), whole.rows(1, 5000), whole.rows(5000, 9000))).isEqualTo(file);
  }

  @Test
  void aFileThatIsCutOffAnywhereSaysSo() throws IOException {
    for (byte[] whole : List.of(file(spans(300, 4)), gzip(file(spans(300, 4))))) {
      for (int length = 0; length < whole.length; length++) {
        byte[] cut = Arrays.copyOf(whole, length);
        assertThatThrownBy(() -> read(cut))
            .as("cut to %d of %d bytes", length, whole.length)
            .isInstanceOf(RecordingException.class)
            .hasMessageContaining("spans.bin")
            .hasMessageContaining("cut off after");
      }
    }
  }

  @Test
  void everyDamagedByteIsFound() {
    byte[] whole = file(spans(200, 5));
    for (int at = 0; at < whole.length; at++) {
      byte[] damaged = whole.clone();
      damaged[at] ^= 0x10;
      assertThatThrownBy(() -> read(damaged))
          .as("damaged at byte %d", at)
          .isInstanceOf(RecordingException.class);
    }
  }

  @Test
  void damagedGzipIsFoundOrHarmless() throws IOException {
    byte[] whole = gzip(file(spans(200, 6)));
    List<List<Object>> right = SpanRows.of(read(whole));
    for (int at = 0; at < whole.length; at++) {
      byte[] damaged = whole.clone();
      damaged[at] ^= 0x04;
      try {
        assertThat(SpanRows.of(read(damaged))).isEqualTo(right);
      } catch (RecordingException e) {
        assertThat(e.advice()).isNotBlank();
      }
    }
  }

  @Test
  void anyBytesAreRefusedInWords() {
    SplittableRandom random = new SplittableRandom(7);
    for (int i = 0; i < 2000; i++) {
      byte[] bytes = new byte[random.nextInt(1, 300)];
      random.nextBytes(bytes);
      if (i % 2 == 0) {
        byte[] head = file();
        System.arraycopy(head, 0, bytes, 0, Math.min(bytes.length, 8));
      }
      assertThatThrownBy(() -> read(bytes)).isInstanceOf(RecordingException.class);
    }
  }

  @Test
  void anotherVersionIsRefusedWithBothNumbers() {
    byte[] newer = file(spans(10, 1));
    newer[SpanFormat.MAGIC.length] = 3;
    assertThatThrownBy(() -> read(newer))
        .isInstanceOf(RecordingException.class)
        .hasMessageContaining("version 3")
        .hasMessageContaining("reads versions 1 to 2");
  }

  @Test
  void whatFollowsTheEndIsRefused() {
    byte[] whole = file(spans(10, 1));
    assertThatThrownBy(() -> read(Arrays.copyOf(whole, whole.length + 1)))
        .isInstanceOf(RecordingException.class)
        .hasMessageContaining("goes on after its end");
  }

  static SpanBatch spans(int count, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int[] lane = new int[count];
    byte[] kind = new byte[count];
    int[] name = new int[count];
    int[] inference = new int[count];
    long[] start = new long[count];
    long[] end = new long[count];
    long[] solo = new long[count];
    short[] sms = new short[count];
    long now = 0;
    for (int i = 0; i < count; i++) {
      now += random.nextInt(20_000);
      lane[i] = random.nextInt(2);
      kind[i] = (byte) random.nextInt(4);
      name[i] = random.nextInt(3);
      inference[i] = i / 50;
      end[i] = now;
      start[i] = now - random.nextInt(10_000);
      solo[i] = random.nextInt(10_000);
      sms[i] = (short) random.nextInt(109);
    }
    List<String> names = List.of("kernel 0", "kernel 1", "größer");
    return new SpanBatch(
        List.of(ALPHA, BETA), names, lane, kind, name, inference, start, end, solo, sms);
  }

  private static byte[] file(SpanBatch... batches) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (SpanWriter writer = new SpanWriter(bytes, "spans.bin")) {
      List.of(batches).forEach(writer::accept);
    }
    return bytes.toByteArray();
  }

  private static byte[] gzip(byte[] plain) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(plain);
    }
    return bytes.toByteArray();
  }

  private static List<SpanBatch> read(byte[] file) {
    List<SpanBatch> batches = new ArrayList<>();
    try (SpanReader reader = new SpanReader(new ByteArrayInputStream(file), "spans.bin")) {
      for (Optional<SpanBatch> next = reader.next(); next.isPresent(); next = reader.next()) {
        batches.add(next.get());
      }
    }
    return batches;
  }
}

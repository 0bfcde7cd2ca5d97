package io.optimum.workbench.codec.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.optimum.workbench.Sheets;
import io.optimum.workbench.TestData;
import io.optimum.workbench.codec.JsonCodec;
import io.optimum.workbench.domain.Provenance;
import io.optimum.workbench.domain.engine.EngineProfile;
import io.optimum.workbench.domain.run.RecordedEngine;
import io.optimum.workbench.domain.run.Recording;
import io.optimum.workbench.domain.run.RunResult;
import io.optimum.workbench.domain.run.Sharing;
import io.optimum.workbench.domain.run.Steering;
import io.optimum.workbench.domain.run.StreamPriority;
import io.optimum.workbench.domain.run.TracingCost;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordingFolderTest {
  private static final JsonCodec CODEC = new JsonCodec();
  private static final RunResult RESULT = TestData.measurement(7).colocated();
  private static final Recording.Device DEVICE =
      new Recording.Device(
          "Simulated A100",
          Sheets.A100,
          Provenance.SIMULATED,
          new TreeSet<>(List.of(Sharing.STREAMS)),
          true,
          "simulator-1");

  @TempDir Path folder;
  private Path place = Path.of("");
  private Path manifest = Path.of("");

  private Recording write(Path where, RecordedEngine... engines) {
    try (RecordingWriter writer = new RecordingWriter(where, CODEC)) {
      writer.beginRun().accept(SpanFileTest.spans(300, 1));
      writer.endRun(
          new Recording.Outcome.Ended(RESULT), List.of(), TracingCost.between(RESULT, RESULT));
      writer.beginRun().accept(SpanFileTest.spans(10, 2));
      writer.endRun(
          new Recording.Outcome.Stopped(RESULT.request(), 5),
          List.of(new Recording.Steered(3, new Steering.SetPriority(0, StreamPriority.HIGH))),
          new TracingCost.NotCompared("It was steered."));
      return writer.finish(DEVICE, List.of(TestData.engine("alpha")), List.of(engines));
    }
  }

  private static RecordedEngine traced() {
    EngineProfile beta = TestData.profile("beta", 8, 3);
    return new RecordedEngine.Traced(
        beta.key(),
        beta.kernels().stream()
            .map(each ->
                new RecordedEngine.KernelShape(
                    each.name(),
                    each.blocks(),
                    each.threadsPerBlock(),
                    each.registersPerThread(),
                    each.sharedMemoryPerBlockBytes()))
            .toList(),
        "Its arithmetic and traffic were not measured.");
  }

  @BeforeEach
  void write() {
    place = folder.resolve("r");
    manifest = place.resolve("recording.json");
    write(place, new RecordedEngine.Profiled(TestData.profile("alpha", 1, 5)), traced());
  }

  private Recording read() {
    return RecordingFolder.read(place, CODEC).recording();
  }

  @Test
  void aRecordingComesBackAsItWas() {
    Recording recording = read();
    assertThat(recording)
        .isEqualTo(
            write(
                folder.resolve("again"),
                new RecordedEngine.Profiled(TestData.profile("alpha", 1, 5)),
                traced()));
    assertThat(recording.runs().getFirst().isMeasurement()).isTrue();
    assertThat(recording.runs().get(1).isMeasurement()).isFalse();
    assertThat(((RecordedEngine.Traced) recording.profiles().get(1)).kernels()).hasSize(3);
  }

  @Test
  void latenciesAreATableForSpreadsheets() throws IOException {
    List<String> lines = Files.readAllLines(place.resolve("latencies.csv"));
    assertThat(lines).hasSize(3);
    assertThat(lines.getFirst()).startsWith("\uFEFFrun,engine,batchSize").contains("p99Nanos");
    assertThat(lines.get(1)).startsWith("1,alpha,1,1,NORMAL,80000.0");
  }

  @Test
  void nothingIsSeenUntilItIsWhole() {
    Path later = folder.resolve("later");
    try (RecordingWriter writer = new RecordingWriter(later, CODEC)) {
      writer.beginRun().accept(SpanFileTest.spans(300, 1));
      assertThat(later).doesNotExist();
      assertThat(RecordingFolder.find(folder)).containsExactly(place);
    }
    assertThat(folder.toFile().list()).containsExactly("r");
  }

  @Test
  void anEmptyFolderIsTakenAndLeftoversDoNotHinder() throws IOException {
    Path empty = Files.createDirectory(folder.resolve("empty"));
    Files.createDirectory(folder.resolve(".partial-empty"));
    write(empty);
    assertThat(RecordingFolder.find(folder)).containsExactly(empty, place);
  }

  @Test
  void aFileInTheWayIsRefused() throws IOException {
    Path file = Files.createFile(folder.resolve("file"));
    assertThatThrownBy(() -> new RecordingWriter(file, CODEC))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("there is something already");
    assertThatThrownBy(() -> new RecordingWriter(file.resolve("within"), CODEC))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("cannot be made");
  }

  @Test
  void aManifestThatIsCutOffAnywhereSaysSo() throws IOException {
    byte[] whole = Files.readAllBytes(manifest);
    for (int length = 0; length < whole.length - 2; length += 1 + length / 50) {
      Files.write(manifest, Arrays.copyOf(whole, length));
      assertThatThrownBy(this::read)
          .as("cut to %d of %d bytes", length, whole.length)
          .isInstanceOf(RecordingException.class)
          .hasMessageContaining("recording.json");
    }
  }

  @Test
  void foreignVersionsAreRefusedWithBothNumbers() throws IOException {
    String whole = Files.readString(manifest);
    Files.writeString(manifest, whole.replace("\"formatVersion\": 1", "\"formatVersion\": 2"));
    assertThatThrownBy(this::read)
        .isInstanceOf(RecordingException.class)
        .hasMessageContaining("version 2")
        .hasMessageContaining("reads version 1")
        .hasMessageContaining("a newer one");
    Files.writeString(manifest, "{\"name\": \"something else\"}");
    assertThatThrownBy(this::read)
        .isInstanceOf(RecordingException.class)
        .hasMessageContaining("no `formatVersion`");
  }

  @Test
  void aFolderWithoutAManifestIsNoRecording() throws IOException {
    Files.delete(manifest);
    assertThat(RecordingFolder.find(folder)).isEmpty();
    assertThatThrownBy(this::read)
        .isInstanceOf(RecordingException.class)
        .hasMessageContaining("This is no recording");
  }

  @Test
  void spansThatAreMissingAreNamed() throws IOException {
    RecordingFolder whole = RecordingFolder.read(place, CODEC);
    Files.delete(place.resolve("spans/0001.spans.gz"));
    assertThatThrownBy(() -> whole.spans(whole.recording().runs().getFirst()))
        .isInstanceOf(RecordingException.class)
        .hasMessageContaining("0001.spans.gz")
        .hasMessageContaining("spans of run 1");
  }

  @Test
  void spansOutsideOfTheFolderAreRefused() throws IOException {
    String whole = Files.readString(manifest);
    Files.writeString(manifest, whole.replace("spans/0001.spans.gz", "../../etc/passwd"));
    RecordingFolder hostile = RecordingFolder.read(place, CODEC);
    assertThatThrownBy(() -> hostile.spans(hostile.recording().runs().getFirst()))
        .isInstanceOf(RecordingException.class)
        .hasMessageContaining("lies outside");
  }
}

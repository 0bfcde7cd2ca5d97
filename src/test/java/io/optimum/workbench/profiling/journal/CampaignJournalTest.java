package io.optimum.workbench.profiling.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.optimum.workbench.codec.JsonCodec;
import io.optimum.workbench.domain.evidence.CampaignRequest;
import io.optimum.workbench.domain.evidence.Repeats;
import io.optimum.workbench.domain.gpu.GpuMachine;
import io.optimum.workbench.profiling.trial.CampaignException;
import io.optimum.workbench.profiling.trial.CampaignHeader;
import io.optimum.workbench.profiling.trial.CampaignResult;
import io.optimum.workbench.profiling.trial.Trials;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CampaignJournalTest {
  private static final CampaignRequest REQUEST = Trials.twoPairs(new Repeats(2, 2, 0));
  private static final CampaignHeader HEADER = Trials.header(REQUEST);
  private static final JsonCodec CODEC = new JsonCodec();

  /// Going on forces the disk; done at every byte it takes a minute.
  private static final int STRIDE = 20;

  @TempDir Path project;
  private CampaignFolder folder = new CampaignFolder(Path.of(""), CODEC);

  @BeforeEach
  void open() throws IOException {
    folder = new CampaignFolder(project.resolve("campaigns"), CODEC);
    Files.createDirectories(project.resolve("campaigns"));
  }

  @Test
  void whatACampaignMeasuredIsInItsJournal() {
    CampaignResult result = measure();
    CampaignFile read = folder.find(HEADER).orElseThrow();
    assertThat(read.isComplete()).isTrue();
    assertThat(read.problems()).isEmpty();
    assertThat(read.trials()).hasSize(2 * Trials.RUNS);
    assertThat(read.measurements()).isEqualTo(result.measurements());
    assertThat(folder.read().measurements()).isEqualTo(result.measurements());
  }

  @Test
  void cutAtAnyByteOfItsLastLineItGoesOnToTheSameTrials() throws IOException {
    measure();
    Path file = folder.file(HEADER);
    byte[] whole = Files.readAllBytes(file);
    int lastLine = lastLine(whole);
    for (int size = lastLine; size <= whole.length; size++) {
      Files.write(file, Arrays.copyOf(whole, size));
      CampaignFile cut = CampaignFile.read(file, CODEC);
      boolean torn = size > lastLine && size < whole.length - 1;
      assertThat(cut.problems()).as("cut at %d", size).hasSize(torn ? 1 : 0);
      assertThat(cut.trials()).hasSize(size >= whole.length - 1 ? 12 : 11);
      if (size % STRIDE != 0 && size < whole.length - 2) {
        continue;
      }
      try (CampaignJournal journal = folder.resume(cut)) {
        Trials.run(REQUEST, journal, 1);
      }
      assertThat(timeless(Files.readString(file)))
          .as("cut at %d", size)
          .isEqualTo(timeless(new String(whole, StandardCharsets.UTF_8)));
    }
  }

  private static int lastLine(byte[] bytes) {
    int at = bytes.length - 1;
    while (bytes[at - 1] != '\n') {
      at--;
    }
    return at;
  }

  private static String timeless(String journal) {
    return journal.replaceAll("EpochMillis\":\\d+", "EpochMillis\":0");
  }

  @Test
  void aLineDamagedInTheMiddleLosesOnlyItself() throws IOException {
    measure();
    Path file = folder.file(HEADER);
    List<String> lines = Files.readAllLines(file);
    lines.set(5, lines.get(5).substring(0, 40));
    Files.write(file, lines);
    CampaignFile read = CampaignFile.read(file, CODEC);
    assertThat(read.problems())
        .singleElement()
        .satisfies(each -> assertThat(each.location()).isEqualTo("line 6"));
    assertThat(read.trials()).hasSize(11);
    assertThat(read.isComplete()).isFalse();
    try (CampaignJournal journal = folder.resume(read)) {
      Trials.run(REQUEST, journal, 1);
    }
    assertThat(CampaignFile.read(file, CODEC).isComplete()).isTrue();
  }

  @Test
  void aTrialOfAnotherCampaignIsNotTaken() throws IOException {
    measure();
    Path file = folder.file(HEADER);
    String other = Files.readString(file).lines().skip(1).findFirst().orElseThrow();
    Files.writeString(
        file,
        Files.readString(file) + other.replace("\"maxNanos\":1000000", "\"maxNanos\":2000000"));
    assertThat(CampaignFile.read(file, CODEC).problems())
        .singleElement()
        .satisfies(each -> assertThat(each.message()).contains("does not belong here"));
  }

  @Test
  void aJournalWithoutItsFirstLineHoldsNothingAndIsBegunAnew() throws IOException {
    Path file = folder.file(HEADER);
    Files.writeString(file, "{\"formatVersion\":1,\"req");
    assertThat(folder.find(HEADER)).isEmpty();
    measure();
    assertThat(folder.find(HEADER).orElseThrow().isComplete()).isTrue();
  }

  @Test
  void twoRequestsHaveTwoJournals() {
    CampaignHeader other = Trials.header(Trials.twoPairs(new Repeats(2, 3, 0)));
    assertThat(folder.file(other)).isNotEqualTo(folder.file(HEADER));
    assertThat(HEADER.differenceTo(other)).contains("repeats.max is 2 in it, and 3 is asked for");
    assertThat(HEADER.differenceTo(HEADER)).isEmpty();
  }

  @Test
  void anotherGpuOfTheSameTypeHasAJournalOfItsOwnAndTakesNoTrialsOfThisOne() {
    CampaignHeader one = Trials.header(REQUEST, "GPU-1", "580.65.06");
    CampaignHeader other = Trials.header(REQUEST, "GPU-2", "580.65.06");
    assertThat(folder.file(one)).isNotEqualTo(folder.file(other));
    assertThat(one.differenceTo(other)).contains("GPU is [GPU-1] in it, and [GPU-2] is asked for");
  }

  @Test
  void anotherDriverTakesNoTrialsOfThisOne() {
    CampaignHeader old = Trials.header(REQUEST, "GPU-1", "550.54.15");
    CampaignHeader now = Trials.header(REQUEST, "GPU-1", "580.65.06");
    assertThat(folder.file(old)).isEqualTo(folder.file(now));
    assertThat(old.differenceTo(now))
        .contains("NVIDIA driver is 550.54.15 in it, and 580.65.06 is asked for");
  }

  @Test
  void aMachineThatIsNoLongerToldIsAnotherOne() {
    assertThat(Trials.header(REQUEST, "GPU-1", "580.65.06").differenceTo(HEADER))
        .contains(
            "machine is one with [GPU-1] in it, and one of which nothing is told is asked for");
  }

  @Test
  void aJournalOfAnOlderProgramIsFoundAndGoesOnWhateverTheMachine() throws IOException {
    measure();
    Path file = folder.file(HEADER);
    assertThat(file.getFileName()).hasToString("a100-80gb-pcie-04ada145.jsonl");
    Files.writeString(file, Files.readString(file).replaceFirst(",\"machine\":\\{[^}]*}", ""));
    CampaignHeader read = folder.find(HEADER).orElseThrow().header().orElseThrow();
    assertThat(read.machine()).isInstanceOf(GpuMachine.NotTold.class);
    assertThat(read.differenceTo(Trials.header(REQUEST, "GPU-1", "580.65.06"))).isEmpty();
  }

  @Test
  void aSecondCampaignOnTheProjectIsRefused() {
    try (CampaignLock _ = folder.lock(0)) {
      assertThatThrownBy(() -> folder.lock(0))
          .isInstanceOf(CampaignException.class)
          .hasMessageContaining(
              "campaigns cannot be written: a campaign or plan measures for this project already"
                  + " (process %d, since 1970-01-01T00:00:00Z, into campaigns)"
                      .formatted(ProcessHandle.current().pid()));
    }
    folder.lock(0).close();
  }

  @Test
  void aLockFileThatNobodyHoldsIsFree() throws IOException {
    Files.writeString(project.resolve("campaigns/campaign.lock"), "process 1, long ago");
    folder.lock(0).close();
  }

  @Test
  void aFullDiskAtTheStartMeasuresNothing() throws IOException {
    Path full = Path.of("/dev/full");
    Assumptions.assumeTrue(Files.exists(full), "There is no /dev/full here.");
    Files.createSymbolicLink(folder.file(HEADER), full);
    assertThatThrownBy(() -> folder.create(HEADER))
        .isInstanceOf(CampaignException.class)
        .hasMessageContaining("No space left on device")
        .hasMessageEndingWith("Nothing was measured.");
    Files.delete(folder.file(HEADER));
  }

  private CampaignResult measure() {
    try (CampaignJournal journal = folder.create(HEADER)) {
      return Trials.run(REQUEST, journal, 2);
    }
  }
}

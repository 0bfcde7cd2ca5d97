package io.optimum.workbench.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.optimum.workbench.app.Shell.Ran;
import io.optimum.workbench.codec.JsonCodec;
import io.optimum.workbench.profiling.journal.CampaignLock;
import io.optimum.workbench.project.ProjectStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Two processes that measure for one project: the second is refused by name, and nothing is lost
/// or doubled.
class TwoAtOnceTest {
  private static final String CAMPAIGN =
      "measure PROJECT --combinations random:4 --batch 1 --repeats 3 --seed 5";

  @TempDir private Path folder;
  private Path project = Path.of("");

  @BeforeEach
  void name() {
    project = folder.resolve("p");
  }

  @Test
  void aCampaignIsResumedByOneOnly() throws Exception {
    SampleFolder.find().copy("mixed-inference-a100", project);
    try (Child begun = child(CAMPAIGN)) {
      begun.runsUntil(() -> trials().size() >= 3);
      begun.kill();
    }
    try (Child first = child("measure PROJECT --resume")) {
      first.runsUntil(() -> lock().contains("process " + first.pid() + ","));
      refused(Shell.line("measure PROJECT --resume", project), first);
      refused(Shell.line(CAMPAIGN, project), first);
      assertThat(first.exitCode()).as(first.err()).isZero();
    }
    List<String> resumed = trials();
    Path whole = folder.resolve("whole");
    SampleFolder.find().copy("mixed-inference-a100", whole);
    assertThat(Shell.line(CAMPAIGN, whole).code()).isZero();
    assertThat(resumed).isEqualTo(trials(whole));
  }

  @Test
  void aSuiteIsResumedByOneOnly() throws Exception {
    String suite = "record-suite --out PROJECT --networks squeezenet11,dien,resnet18 --batch 1,4";
    try (Child begun = child(suite)) {
      begun.runsUntil(() -> trials().size() >= 3);
      refused(Shell.line(suite + " --resume", project), begun);
      begun.kill();
    }
    List<String> before = trials();
    try (Child first = child(suite + " --resume")) {
      first.runsUntil(() -> lock().contains("process " + first.pid() + ","));
      refused(Shell.line(suite + " --resume", project), first);
      first.runsUntil(() -> trials().size() > before.size());
      first.kill();
    }
    assertThat(trials()).containsAll(before).doesNotHaveDuplicates();
  }

  @Test
  void aSuiteIsBegunByOneOnly() {
    ProjectStore store = new ProjectStore(new JsonCodec());
    try (CampaignLock _ = store.campaigns(project).lock(0)) {
      Ran ran = Shell.line("record-suite --out PROJECT --networks squeezenet11,dien", project);
      assertThat(ran.code()).isEqualTo(1);
      assertThat(ran.err()).contains("(process " + ProcessHandle.current().pid() + ",");
      assertThat(store.isProject(project)).as("what the other is about to begin").isFalse();
    }
  }

  private void refused(Ran ran, Child holder) {
    assertThat(ran.code()).as(ran.err()).isEqualTo(1);
    assertThat(ran.err())
        .contains("cannot be written: a campaign or plan measures for this project already")
        .contains("(process " + holder.pid() + ", since ")
        .contains("Wait until it ends, or stop it");
  }

  private Child child(String line) throws IOException {
    String[] words = line.split(" ");
    for (int i = 0; i < words.length; i++) {
      words[i] = words[i].replace("PROJECT", project.toString());
    }
    return Child.start(folder, List.of(), (Object[]) words);
  }

  private String lock() {
    try {
      return Files.readString(project.resolve("campaigns/campaign.lock"));
    } catch (IOException _) {
      return "";
    }
  }

  private List<String> trials() {
    return trials(project);
  }

  /// Of each of its journals, without times.
  private static List<String> trials(Path project) {
    List<String> trials = new ArrayList<>();
    try (Stream<Path> files = Files.list(project.resolve("campaigns"))) {
      for (Path each : files.filter(file -> file.toString().endsWith(".jsonl")).toList()) {
        Files.readAllLines(each).stream()
            .filter(line -> line.startsWith("{\"run\"") && line.endsWith("}"))
            .map(line -> line.replaceAll("EpochMillis\":\\d+", "EpochMillis\":0"))
            .map(line -> each.getFileName() + " " + line)
            .forEach(trials::add);
      }
    } catch (IOException _) {
      return List.of();
    }
    return trials.stream().sorted().toList();
  }
}

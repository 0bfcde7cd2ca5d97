package io.optimum.workbench.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.optimum.workbench.app.Shell.Ran;
import io.optimum.workbench.codec.JsonCodec;
import io.optimum.workbench.domain.Provenance;
import io.optimum.workbench.project.ProjectStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The suite on a simulated GPU, as it runs on a real one.
class RecordSuiteCommandTest {
  private static final long LARGEST_BYTES = 8L << 20;

  @TempDir private Path folder;

  private Ran suite(String... more) {
    String[] base = {
      "record-suite",
      "--out",
      folder.resolve("p").toString(),
      "--networks",
      "squeezenet11,dien",
      "--batch",
      "1",
      "--json"
    };
    return Shell.run(Stream.concat(Stream.of(base), Stream.of(more)).toArray());
  }

  @Test
  void stopsAfterItsSliceAndGoesOnWhereItWas() throws IOException {
    Ran begun = suite("--slice", "1ms");
    assertThat(begun.code()).as(begun.err()).isZero();
    assertThat(begun.json().get("complete")).isEqualTo(false);
    assertThat(begun.err()).contains("Go on with --resume");
    assertThat(suite().err()).contains("was begun before");
    List<String> before = trials();
    Ran resumed = suite("--resume");
    assertThat(resumed.json().get("complete")).as(resumed.err()).isEqualTo(true);
    assertThat(trials()).as("what was measured before is kept").containsAll(before);
    assertThat(trials()).hasSizeGreaterThan(before.size()).doesNotHaveDuplicates();
    assertProject();
  }

  private List<String> trials() throws IOException {
    List<String> trials = new ArrayList<>();
    try (Stream<Path> files = Files.list(folder.resolve("p/campaigns"))) {
      for (Path each : files.filter(file -> file.toString().endsWith(".jsonl")).toList()) {
        trials.addAll(Files.readAllLines(each).stream().filter(this::isTrial).toList());
      }
    }
    return trials;
  }

  private boolean isTrial(String line) {
    return line.startsWith("{\"run\"");
  }

  /// What it left is an ordinary project, small enough to ship, and says that it is simulated.
  private void assertProject() throws IOException {
    var store = new ProjectStore(new JsonCodec());
    assertThat(store.open(folder.resolve("p")).problems()).isEmpty();
    assertThat(store.measurements(folder.resolve("p")))
        .isNotEmpty()
        .allSatisfy(
            each -> assertThat(each.colocated().provenance()).isEqualTo(Provenance.SIMULATED));
    assertThat(folder.resolve("p/recordings/run-00/recording.json")).isRegularFile();
    try (Stream<Path> files = Files.walk(folder.resolve("p"))) {
      assertThat(files.mapToLong(each -> each.toFile().length()).sum()).isLessThan(LARGEST_BYTES);
    }
  }

  @Test
  void hasNothingToResumeInAnEmptyFolder() {
    assertThat(suite("--resume").err()).contains("nothing to resume");
  }
}

package io.optimum.workbench.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.optimum.workbench.TestData;
import io.optimum.workbench.codec.JsonCodec;
import io.optimum.workbench.project.ProjectStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The report of a project in which other things were measured than predictions are of.
class ReportCommandTest {
  @TempDir Path folder;

  @Test
  void predictionsAreHeldAgainstSaturatedStreamsOfTwoEnginesAndMoreOnly() throws IOException {
    Path project = folder.resolve("p");
    new ProjectStore(new JsonCodec()).save(project, TestData.project());
    for (String engines :
        new String[] {
          "alpha",
          "alpha,beta --sharing mps",
          "alpha,beta --load alpha=poisson:200",
          "alpha,beta",
          "alpha,beta --streams beta=2"
        }) {
      Shell.line("run PROJECT --seconds 0.02 --engines " + engines, project);
    }
    assertThat(new ProjectStore(new JsonCodec()).measurements(project)).hasSize(5);
    Shell.line("plan PROJECT --measure 0 --json", project);
    Path out = folder.resolve("report");
    assertThat(Shell.line("export PROJECT --target report --out " + out, project).code()).isZero();
    assertThat(Files.readAllLines(out.resolve("predicted-vs-measured.csv")))
        .as("a line of names and two per combination")
        .hasSize(5)
        .filteredOn(line -> line.contains("beta b1 on 2 streams"))
        .hasSize(2);
  }
}

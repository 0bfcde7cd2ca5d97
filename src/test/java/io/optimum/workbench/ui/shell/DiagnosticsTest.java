package io.optimum.workbench.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.optimum.workbench.TestData;
import io.optimum.workbench.domain.Problem;
import io.optimum.workbench.ui.session.Session;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class DiagnosticsTest {
  private final Session session = new Session();

  private String text() {
    return new Diagnostics(session, "0.1.0", "Window 1440 × 900, scale 1, light").text();
  }

  @Test
  void saysWhatRunsAndWhatWentWrong() {
    session.show(TestData.project(), null);
    session.problems().add(Problem.error("Import", "line 3", "The file ends early.", "Try again."));
    assertThat(text())
        .contains("Optimum Workbench 0.1.0", "Project: 2 engines, 4 profiles")
        .contains("ERROR Import (line 3): The file ends early.");
  }

  @Test
  void namesNoPathAndNobody() {
    Path home = Path.of(System.getProperty("user.home"));
    for (String path :
        List.of(
            home.resolve("secret/model.json").toString(),
            "/data/acme/x.engine",
            "C:\\Users\\ada\\x.json",
            "~/mine")) {
      session
          .problems()
          .add(
              Problem.error(
                  path, "", "Cannot read " + path + ": no right", "Copy '" + path + "'."));
    }
    session.show(TestData.project(), home.resolve("secret"));
    assertThat(text())
        .doesNotContain("secret", "acme", "ada", "mine", System.getProperty("user.dir"))
        .contains("<path>");
    for (String value : System.getenv().values()) {
      if (value.length() > 8 && value.contains("/")) {
        assertThat(text()).doesNotContain(value);
      }
    }
  }

  @Test
  void endsAPathWithSpacesWhereItEnds() {
    assertThat(
            Diagnostics.withoutPaths(
                "Cannot read /home/ada/Meine Modelle/geheim 🚀/a.json: Read-only file system"))
        .isEqualTo("Cannot read <path>: Read-only file system");
    assertThat(Diagnostics.withoutPaths("C:\\Users\\Ada L\\x.json (line 3) ends"))
        .isEqualTo("<path> (line 3) ends");
  }

  @Test
  void namesNeitherHostNorUser() {
    String user = System.getProperty("user.name");
    assertThat(Diagnostics.withoutPaths("ssh://ada@gpu1.acme.example does not answer " + user))
        .isEqualTo("<path> does not answer <user>");
  }

  @Test
  void leavesUnitsAlone() {
    assertThat(Diagnostics.withoutPaths("400 /s at 3.5 GB/s and 1/2"))
        .isEqualTo("400 /s at 3.5 GB/s and 1/2");
  }
}

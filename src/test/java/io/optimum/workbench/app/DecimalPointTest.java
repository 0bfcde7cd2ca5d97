package io.optimum.workbench.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.optimum.workbench.TestData;
import io.optimum.workbench.codec.JsonCodec;
import io.optimum.workbench.project.ProjectStore;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class DecimalPointTest {
  @TempDir Path folder;

  @Test
  @EnabledOnOs({OS.LINUX, OS.MAC})
  void numbersReadTheSameWhereACommaIsUsual() throws IOException, InterruptedException {
    Path project = folder.resolve("p");
    new ProjectStore(new JsonCodec()).save(project, TestData.project());
    List<String> german = List.of("env", "JAVA_TOOL_OPTIONS=-Duser.language=de -Duser.country=DE");
    try (Child child = Child.start(folder, german, "predict", project, "--engines", "alpha,beta")) {
      assertThat(child.exitCode()).as(child.err()).isZero();
      assertThat(child.out())
          .containsPattern("STP \\d\\.\\d\\d, ANTT \\d\\.\\d\\d on")
          .doesNotContainPattern("\\d,\\d");
    }
  }
}

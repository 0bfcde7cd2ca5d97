package io.optimum.workbench.app;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ThisProgramTest {
  /// Native libraries are unpacked there, and `/tmp` may not hold programs.
  @Test
  void aChildPutsTemporaryFilesWhereItsParentDoes() {
    assertThat(ThisProgram.commandLine())
        .contains("-Djava.io.tmpdir=" + System.getProperty("java.io.tmpdir"));
  }
}

package io.optimum.workbench.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(OS.WINDOWS)
class SafeFilesTest {
  @TempDir Path folder;

  @Test
  void colleaguesWhoCouldReadAFileStillCan() throws IOException {
    Path file = Files.writeString(folder.resolve("project.json"), "old");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-rw-r--"));
    assertThat(SafeFiles.replace(file, new byte[] {1})).isTrue();
    assertThat(permissions(file)).isEqualTo("rw-rw-r--");
  }

  @Test
  void aNewFileIsAsReadableAsAnyOther() throws IOException {
    Path other = Files.writeString(folder.resolve("other"), "");
    SafeFiles.replace(folder.resolve("project.json"), new byte[] {1});
    assertThat(permissions(folder.resolve("project.json"))).isEqualTo(permissions(other));
  }

  private static String permissions(Path file) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
  }
}

package io.optimum.workbench.codec;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class IoReasonTest {
  static Stream<Arguments> reasons() {
    return Stream.of(
        Arguments.of(new IOException("No space left on device"), "No space left on device."),
        Arguments.of(new IOException("It is too large."), "It is too large."),
        Arguments.of(new NoSuchFileException("/a/b"), "there is no /a/b, and it cannot be made."),
        Arguments.of(new AccessDeniedException("/a"), "no right to write or read /a."),
        Arguments.of(new FileAlreadyExistsException("/a"), "/a is a file, not a folder."),
        Arguments.of(
            new FileSystemException("/a", null, "Read-only file system"),
            "/a: Read-only file system."));
  }

  @ParameterizedTest
  @MethodSource("reasons")
  void aReasonIsASentenceAndMoreThanAName(IOException failure, String said) {
    assertThat(IoReason.of(failure)).isEqualTo(said);
  }
}

package io.optimum.workbench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Assertions;

/// Compares text with a file in `src/test/resources/golden` that a person can open.
///
/// On a mismatch the actual text and a diff land in `target/golden`; `-Dgolden.update=true`
/// rewrites the file instead.
public final class Golden {
  private static final Path EXPECTED = Path.of("src/test/resources/golden");
  private static final Path ACTUAL = Path.of("target/golden");

  private Golden() {}

  /// @param name file name under `golden`, may contain `/`
  public static void check(String name, String actual) {
    try {
      Path expected = EXPECTED.resolve(name);
      if (update()) {
        write(expected, actual);
      } else if (!Files.exists(expected)) {
        write(ACTUAL.resolve(name), actual);
        Assertions.fail(
            "There is no %s yet. Look at %s, then run with -Dgolden.update=true."
                .formatted(expected, ACTUAL.resolve(name)));
      } else {
        compare(name, Files.readString(expected, UTF_8), actual);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void compare(String name, String expected, String actual) throws IOException {
    if (expected.equals(actual)) {
      return;
    }
    String diff = diff(expected.lines().toList(), actual.lines().toList());
    write(ACTUAL.resolve(name), actual);
    write(ACTUAL.resolve(name + ".diff"), diff);
    Assertions.fail(
        """
        %s differs from the expected file. Actual text and diff are in %s;
        if the change is meant, run with -Dgolden.update=true.
        %s\
        """
            .formatted(name, ACTUAL, diff));
  }

  /// What is left when equal lines at the start and at the end are cut off: enough to find the
  /// place.
  private static String diff(List<String> expected, List<String> actual) {
    int shorter = Math.min(expected.size(), actual.size());
    int head = 0;
    while (head < shorter && expected.get(head).equals(actual.get(head))) {
      head++;
    }
    int tail = 0;
    while (tail < shorter - head
        && expected.get(expected.size() - 1 - tail).equals(actual.get(actual.size() - 1 - tail))) {
      tail++;
    }
    StringBuilder diff = new StringBuilder("line " + (head + 1) + ":\n");
    expected.subList(head, expected.size() - tail).forEach(each -> diff.append("- " + each + "\n"));
    actual.subList(head, actual.size() - tail).forEach(each -> diff.append("+ " + each + "\n"));
    return diff.toString();
  }

  /// Maven passes the property on as `${golden.update}` when nobody has set it.
  private static boolean update() {
    String value = System.getProperty("golden.update", "false");
    return !value.equals("false") && !value.startsWith("$");
  }

  private static void write(Path file, String text) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, text, UTF_8);
  }
}

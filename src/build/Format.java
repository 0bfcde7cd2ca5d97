import com.google.googlejavaformat.java.Formatter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Checks that every Java file is formatted by google-java-format, or formats it.
///
/// `mvn -q validate exec:exec@format` rewrites what differs; the build only checks.
final class Format {
  public static void main(String[] args) throws Exception {
    boolean write = args[0].equals("write");
    Formatter formatter = new Formatter();
    List<Path> wrong = new ArrayList<>();
    for (Path file : javaFiles()) {
      String before = Files.readString(file);
      String after = formatter.formatSourceAndFixImports(before);
      if (!after.equals(before)) {
        wrong.add(file);
        if (write) {
          Files.writeString(file, after);
        }
      }
    }
    wrong.forEach(file -> System.out.println((write ? "formatted " : "not formatted: ") + file));
    if (!write && !wrong.isEmpty()) {
      System.out.println("Run `mvn -q validate exec:exec@format`.");
      System.exit(1);
    }
  }

  private static List<Path> javaFiles() throws IOException {
    try (var paths = Files.walk(Path.of("src"))) {
      return paths.filter(path -> path.toString().endsWith(".java")).sorted().toList();
    }
  }
}

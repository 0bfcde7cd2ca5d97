package io.optimum.workbench.ui.shell;

import io.optimum.workbench.project.Project;
import io.optimum.workbench.ui.session.Problems;
import io.optimum.workbench.ui.session.Session;
import io.optimum.workbench.ui.style.Format;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What helps to find a fault, to be pasted into a report. It holds no path, no file's name that
/// comes with one, nothing of the environment, and nothing of who works where.
final class Diagnostics {
  private static final int PROBLEMS = 20;

  /// Addresses of hosts; absolute paths of Unix and Windows, and those below the home folder. A
  /// drive or a slash after a space, a quote or a bracket begins one. It may have spaces in it, so
  /// it ends with the last slash of its clause and the word after that.
  private static final Pattern PATH =
      Pattern.compile(
          "\\b[a-z]+://[^\\s'\"(),;]+"
              + "|(?<=^|[\\s('\"=,:])(?:[A-Za-z]:\\\\|\\\\\\\\|/[^\\s/]+/|~/)"
              + "(?:[^'\"(),;:\\n]*[/\\\\])?[^\\s'\"(),;]*[^\\s'\"(),;:.]");

  private final Session session;
  private final String version;
  private final String window;

  /// @param version of the program
  /// @param window size, scale and theme, for people
  Diagnostics(Session session, String version, String window) {
    this.session = session;
    this.version = version;
    this.window = window;
  }

  String text() {
    Runtime runtime = Runtime.getRuntime();
    Stream<String> head =
        Stream.of(
            "Optimum Workbench " + version,
            "Java " + Runtime.version() + ", JavaFX " + property("javafx.runtime.version"),
            "%s %s, %s, %d processors"
                .formatted(
                    property("os.name"),
                    property("os.version"),
                    property("os.arch"),
                    runtime.availableProcessors()),
            "Heap %s used, %s at most"
                .formatted(
                    Format.bytes(runtime.totalMemory() - runtime.freeMemory()),
                    Format.bytes(runtime.maxMemory())),
            window,
            project(session.project()));
    return Stream.concat(head, problems()).collect(Collectors.joining("\n", "", "\n"));
  }

  private static String project(Project project) {
    return "Project: %d engines, %d profiles, %d measurements, predictor %s, plan %s"
        .formatted(
            project.engines().size(),
            project.profiles().byKey().size(),
            project.measurements().size(),
            project.predictor() == null ? "not trained" : "trained",
            project.plan() == null ? "none" : "there");
  }

  private Stream<String> problems() {
    List<Problems.Logged> log = session.problems().log();
    return log.stream()
        .limit(PROBLEMS)
        .map(each ->
            "%s %s %s"
                .formatted(
                    each.when(),
                    each.problem().severity(),
                    withoutPaths(each.problem().line().strip())));
  }

  /// Every path and the user's name in a text replaced by a mark.
  static String withoutPaths(String text) {
    return PATH.matcher(text)
        .replaceAll("<path>")
        .replaceAll("\\b%s\\b".formatted(Pattern.quote(property("user.name"))), "<user>");
  }

  private static String property(String name) {
    return System.getProperty(name, "unknown");
  }
}

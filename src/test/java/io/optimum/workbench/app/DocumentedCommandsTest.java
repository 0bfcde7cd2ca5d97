package io.optimum.workbench.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What the pages say to type is there, and where they lead to.
class DocumentedCommandsTest {
  private static final Path DOCS = Path.of("src/site/markdown");
  private static final Pattern COMMAND =
      Pattern.compile("(?:`|^|\\()optimum ([a-z][a-z-]*)([^`#\\n]*)", Pattern.MULTILINE);
  private static final Pattern OPTION = Pattern.compile("(?<![\\w-])--[a-z][a-z-]*");
  private static final Pattern LINK = Pattern.compile("]\\(([^)\\s]+)\\)");
  private static final Pattern JSON = Pattern.compile("```json\\n(.*?)```", Pattern.DOTALL);
  private static final Pattern HEADING = Pattern.compile("^#+ (.*)$", Pattern.MULTILINE);

  static Stream<Path> pages() throws IOException {
    List<Path> pages =
        new ArrayList<>(List.of(Path.of("README.md"), Path.of("installer/README.md")));
    try (Stream<Path> docs = Files.walk(DOCS)) {
      docs.filter(each -> each.toString().endsWith(".md")).forEach(pages::add);
    }
    return pages.stream();
  }

  @ParameterizedTest
  @MethodSource("pages")
  void everyCommandAndOptionOfAPageIsThere(Path page) {
    commands(page)
        .forEach(found -> {
          String help = Shell.run(found.group(1), "--help").out();
          assertThat(help).as(found.group()).isNotEmpty();
          assertThat(OPTION.matcher(found.group(2)).results().map(MatchResult::group))
              .as(found.group())
              .allMatch(option -> help.matches("(?s).*%s\\b.*".formatted(option)));
        });
  }

  @Test
  void everyCommandIsOnSomePage() throws IOException {
    Set<String> onPages =
        pages()
            .flatMap(DocumentedCommandsTest::commands)
            .map(found -> found.group(1))
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(onPages).containsAll(CommandListTest.names().toList());
  }

  @ParameterizedTest
  @MethodSource("pages")
  void everyLinkOfAPageLeadsSomewhere(Path page) {
    assertThat(LINK.matcher(text(page)).results().map(found -> found.group(1)))
        .filteredOn(Predicate.not(link -> link.contains("://")))
        .allMatch(link -> leads(page, link));
  }

  @Test
  void whatReadmeSaysOfTheSampleRunsAsItStands(@TempDir Path folder) {
    Path project = folder.resolve("my-project");
    new SampleFolder(Path.of("sample-projects")).copy("mixed-inference-a100", project);
    List<String> lines =
        text(Path.of("README.md"))
            .lines()
            .filter(line -> line.matches("optimum (run|replay|predict|explore) my-.*"))
            .map(line -> line.replaceAll(" +#.*", "").substring("optimum ".length()))
            .map(line -> line.replace("0.1", "0").replace("my-", folder + "/my-"))
            .toList();
    assertThat(lines)
        .hasSize(5)
        .allSatisfy(line -> {
          Shell.Ran ran = Shell.line(line, project);
          assertThat(ran.code()).as(line + ran.err()).isZero();
        });
  }

  @Test
  void theProjectByHandIsOne(@TempDir Path folder) throws IOException {
    String page = text(DOCS.resolve("file-formats.md"));
    List<String> written =
        JSON.matcher(page).results().map(found -> found.group(1)).limit(2).toList();
    Path profile = folder.resolve("profiles/net/a100-80gb-pcie-b1.json");
    Files.createDirectories(profile.getParent());
    Files.writeString(folder.resolve("project.json"), written.getFirst());
    Files.writeString(profile, written.getLast());
    Shell.Ran ran = Shell.line("run PROJECT --engines net --seconds 0.01", folder);
    assertThat(ran.err()).doesNotContain("error");
    assertThat(ran.code()).isZero();
  }

  private static boolean leads(Path page, String link) {
    String[] parts = link.split("#", 2);
    Path target = parts[0].isEmpty() ? page : page.resolveSibling(parts[0]);
    return Files.exists(target)
        && (parts.length == 1
            || HEADING
                .matcher(text(target))
                .results()
                .anyMatch(each -> anchor(each.group(1)).equals(parts[1])));
  }

  private static String anchor(String heading) {
    return heading.toLowerCase(Locale.ROOT).replaceAll("[^\\w\\- ]", "").replace(' ', '-');
  }

  private static Stream<MatchResult> commands(Path page) {
    return COMMAND.matcher(text(page).replaceAll("\\\\\\n\\s*", "")).results();
  }

  private static String text(Path page) {
    try {
      return Files.readString(page);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

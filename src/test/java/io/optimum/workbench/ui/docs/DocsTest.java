package io.optimum.workbench.ui.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.optimum.workbench.ui.docs.Markdown.Block;
import io.optimum.workbench.ui.docs.Markdown.Span;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class DocsTest {
  private static final Path SOURCES = Path.of("src/site/markdown");

  static List<String> pages() {
    return Docs.pages();
  }

  @Test
  void leadsToEveryPageButTheDecisions() throws IOException {
    Set<String> there = new TreeSet<>();
    try (var files = Files.walk(SOURCES)) {
      files
          .map(file -> SOURCES.relativize(file).toString())
          .filter(name -> name.endsWith(".md") && !name.startsWith("decisions"))
          .forEach(name -> there.add(name.replace(".md", "")));
    }
    assertThat(Docs.pages()).containsExactlyInAnyOrderElementsOf(there);
  }

  @ParameterizedTest
  @MethodSource("pages")
  void comesWithTheProgramAndCanBeRead(String page) {
    List<Block> blocks = Markdown.read(Docs.text(page).orElseThrow());
    assertThat(blocks.getFirst()).isInstanceOf(Block.Heading.class);
    assertThat(Docs.title(page)).isNotBlank();
  }

  /// What merges of branches leave behind.
  @Test
  void theChangelogSaysNothingTwice() throws IOException {
    assertThat(Files.readAllLines(SOURCES.resolve("changelog.md")))
        .filteredOn(line -> !line.isBlank())
        .doesNotHaveDuplicates();
  }

  @Test
  void readsSpansAndTables() {
    assertThat(Markdown.spans("A `b` of **c**, see [d](e.md)."))
        .containsExactly(
            new Span.Plain("A "),
            new Span.Code("b"),
            new Span.Plain(" of "),
            new Span.Bold("c"),
            new Span.Plain(", see "),
            new Span.Link("d", "e.md"),
            new Span.Plain("."));
    Block.Table table =
        (Block.Table) Markdown.read("| a | b |\n|---|---|\n| `x \\| y` | 2 |\n").getFirst();
    assertThat(table.rows()).hasSize(2);
    assertThat(table.rows().getLast().getFirst()).containsExactly(new Span.Code("x | y"));
  }

  @Test
  void joinsTheLinesOfAParagraphAndOfAnItem() {
    assertThat(Markdown.read("one\ntwo\n\n- three\n  four\n- five\n")).hasSize(3);
  }

  @Test
  void codeWithinBoldWordsIsBold() {
    assertThat(Markdown.spans("**`--resume` goes on.**"))
        .containsExactly(new Span.Bold("--resume goes on."));
  }

  @Test
  void stepsKeepTheirNumbers() {
    assertThat(Markdown.read("1. one\n2. two\n\n- three\n"))
        .extracting(each -> ((Block.Item) each).marker())
        .containsExactly("1.", "2.", "•");
  }

  @Test
  void followsLinksFromPageToPage() {
    assertThat(Docs.target("how-to/add-a-gpu", "../metrics.md#stp")).contains("metrics");
    assertThat(Docs.target("index", "how-to/add-a-gpu.md")).contains("how-to/add-a-gpu");
    assertThat(Docs.target("index", "https://example.org/a.md")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Arithmetic",
        "Arrivals/s",
        "Candidates judged",
        "Epoch",
        "Host launches",
        "Huber loss",
        "Pacing",
        "Rate",
        "SLO p99",
        "Share of kernel time by precision",
        "Streams",
        "Weight",
        "Weighted STP per GPU",
        "Weighted goodput",
        "Worst p99 over its SLO",
        "Δt"
      })
  void definesWhatIsAskedForAndWhatIsSeldomSeen(String name) {
    assertThat(Definitions.shipped().of(name)).isPresent();
  }

  @Test
  void definesNumbersByNameAndBySymbol() {
    Definitions definitions = Definitions.shipped();
    assertThat(definitions.of("Predicted STP").orElseThrow())
        .contains(". A deployment alone has 1");
    assertThat(definitions.of("slowdown")).isEqualTo(definitions.of("s"));
    assertThat(definitions.of("R²").orElseThrow()).startsWith("Coefficient of determination");
    assertThat(definitions.of("Engine")).isEmpty();
  }
}

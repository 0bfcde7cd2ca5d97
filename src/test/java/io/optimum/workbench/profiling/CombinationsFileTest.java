package io.optimum.workbench.profiling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.optimum.workbench.codec.JsonCodec;
import io.optimum.workbench.domain.engine.EngineId;
import io.optimum.workbench.domain.run.Combination;
import io.optimum.workbench.profiling.trial.CampaignException;
import io.optimum.workbench.profiling.trial.CombinationText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CombinationsFileTest {
  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({
    "a + b, a@4 + b@4",
    "a@8 +b, a@8 + b@4",
    "a@8x2+ b@1, a@8x2 + b@1",
    "a x3 + b, a@4x3 + b@4",
    "ax3 + b, a@4x3 + b@4",
    "ax2 + b, ax2@4 + b@4",
    "ax2x2 + b, ax2@4x2 + b@4",
    "a @ 8 x 2, a@8x2",
    "a + a, a@4 + a@4",
  })
  void aLineIsEnginesWithBatchAndStreams(String line, String meant) throws IOException {
    assertThat(read(line)).extracting(CombinationText::of).containsExactly(meant);
  }

  @Test
  void commentsAndBlankLinesAreLeftOut() throws IOException {
    assertThat(read("# all\n\na + b # the pair\r\n  \nb\n")).hasSize(2);
  }

  @Test
  void aJsonArrayHoldsCombinationsAsOurFilesDo() throws IOException {
    List<Combination> lines = read("a@8x2 + b\nb");
    String json = new String(new JsonCodec().write(lines), java.nio.charset.StandardCharsets.UTF_8);
    assertThat(read(json)).isEqualTo(lines);
  }

  @ParameterizedTest
  @CsvSource({
    "a + c, There is no engine 'c' in the project.",
    "a +, An engine is missing beside a '+'.",
    "a@x2, 'a@x2' is no ENGINE[@BATCH][xSTREAMS]",
    "a@0, The batchSize (0) must be a whole number above 0.",
    "a@1x0, The streams (0) must be a whole number above 0.",
    "A Pair, The engine id (A Pair) must be",
    "a@7, no profile at 7",
    "b + a, It is the same combination as line 1.",
  })
  void aLineThatCannotBeUsedIsNamed(String line, String why) {
    assertThatThrownBy(() -> read("a + b\n\n" + line))
        .isInstanceOf(CampaignException.class)
        .hasMessageContaining("1 of its combinations cannot be used.")
        .hasMessageContaining("line 3: " + why);
  }

  @Test
  void everyLineThatCannotBeUsedIsListed() {
    assertThatThrownBy(() -> read("c\n".repeat(25)))
        .hasMessageContaining("25 of its combinations")
        .hasMessageContaining("line 20: ")
        .hasMessageContaining("and 5 more.");
  }

  @Test
  void aFileWithoutCombinationsIsRefused() {
    for (String text : List.of("", "# nothing\n", "[]")) {
      assertThatThrownBy(() -> read(text)).hasMessageContaining("names no combination");
    }
    assertThatThrownBy(() -> read("[{\"sharing\":\"STREAMS\",\"deployments\":[]}]"))
        .hasMessageContaining("(line 1, column");
    assertThatThrownBy(
            () -> CombinationsFile.read(folder.resolve("none"), new JsonCodec(), new AbOnly()))
        .hasMessageContaining("Give all-pairs, random:N, probes:N or a file");
    assertThatThrownBy(() -> CombinationsFile.read(folder, new JsonCodec(), new AbOnly()))
        .hasMessageContaining("is a folder");
  }

  private List<Combination> read(String text) throws IOException {
    Path file = Files.writeString(folder.resolve("combinations"), text);
    return CombinationsFile.read(file, new JsonCodec(), new AbOnly());
  }

  /// A project with the engines `a`, `ax2` and `b`, not profiled at batch 7.
  private static final class AbOnly implements CombinationsFile.Rules {
    @Override
    public boolean knows(String engine) {
      return Set.of("a", "ax2", "b").contains(engine);
    }

    @Override
    public int defaultBatch(EngineId engine) {
      return 4;
    }

    @Override
    public void check(Combination combination) {
      if (combination.deployments().stream().anyMatch(each -> each.batchSize() == 7)) {
        throw new IllegalArgumentException("no profile at 7");
      }
    }
  }
}

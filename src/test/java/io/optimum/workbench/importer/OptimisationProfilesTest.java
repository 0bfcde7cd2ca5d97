package io.optimum.workbench.importer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The tiny engine with every layer in two optimisation profiles.
class OptimisationProfilesTest {
  @TempDir private Path folder;

  private Path layers;
  private Path times;

  @BeforeEach
  void twoProfiles() throws IOException {
    Fixtures.copyTiny(folder);
    layers = folder.resolve("tiny.onnx.engine.graph.json");
    times = folder.resolve("tiny.onnx.engine.profile.json");
    String text = Files.readString(layers);
    int first = text.indexOf('[') + 1;
    int last = text.lastIndexOf("],", text.indexOf("\"Bindings\""));
    String all = text.substring(first, last);
    Files.writeString(
        layers,
        text.substring(0, first)
            + suffixed(all, 0)
            + ","
            + suffixed(all, 1)
            + text.substring(last));
  }

  @Test
  void withoutSuffixesInTheTimesProfile0IsTakenOnce() throws IOException {
    assertOneProfile("profile 0, which was timed");
  }

  @Test
  void theProfileThatWasTimedIsTaken() throws IOException {
    Files.writeString(times, suffixedTimes(Files.readString(times), 1));
    assertOneProfile("profile 1, which was timed");
  }

  @Test
  void timesOfTwoProfilesAreNotAddedUp() throws IOException {
    String text = Files.readString(times);
    String rows = text.substring(text.indexOf(','), text.lastIndexOf(']'));
    Files.writeString(
        times, "[{\"count\" : 100}" + suffixedTimes(rows, 0) + suffixedTimes(rows, 1) + "]");
    assertOneProfile("profile 0, which was timed");
  }

  private void assertOneProfile(String said) {
    ImportResult result = Fixtures.read(folder);
    assertThat(result.profiles().getFirst().kernels())
        .isEqualTo(Fixtures.read(Fixtures.TINY).profiles().getFirst().kernels());
    assertThat(result.profiles().getFirst().weightBytes())
        .isEqualTo(Fixtures.read(Fixtures.TINY).profiles().getFirst().weightBytes());
    assertThat(result.problems())
        .singleElement()
        .satisfies(problem ->
            assertThat(problem.message())
                .contains("optimisation profiles [0, 1]", said, "6 layers"));
  }

  private static String suffixed(String json, int profile) {
    return json.replaceAll(
        "\"Name\": \"([^\"]+)\", \"LayerType\"",
        "\"Name\": \"$1 [profile " + profile + "]\", \"LayerType\"");
  }

  private static String suffixedTimes(String json, int profile) {
    return json.replaceAll(
        "\"name\" : \"([^\"]+)\"", "\"name\" : \"$1 [profile " + profile + "]\"");
  }
}

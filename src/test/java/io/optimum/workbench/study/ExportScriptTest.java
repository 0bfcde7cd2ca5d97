package io.optimum.workbench.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.optimum.workbench.codec.JsonCodec;
import io.optimum.workbench.network.NetworkCatalogue;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The script that exports the suite's networks from PyTorch, run with a stand-in for PyTorch that
/// knows shapes and counts.
class ExportScriptTest {
  private static final String SCRIPT = "src/build/export_onnx.py";

  @TempDir private Path folder;

  private String python(String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("python3", "-B", SCRIPT));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("PYTHONPATH", "src/test/resources/export");
    try {
      Process process = builder.start();
      String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
      assertThat(process.exitValue()).as(output).isZero();
      return output;
    } catch (IOException e) {
      Assumptions.abort("Skipped: there is no python3 here: " + e.getMessage());
      throw e;
    }
  }

  private Map<?, ?> exported(String network) throws IOException {
    byte[] json = Files.readAllBytes(folder.resolve(network + ".onnx"));
    return new JsonCodec().read(json, Map.class, network);
  }

  @Test
  void hasEveryNetworkOfTheSuite() throws Exception {
    assertThat(python("--list").lines())
        .containsExactlyInAnyOrderElementsOf(RecordingSuite.NETWORKS);
  }

  @Test
  void writesTheDetectorAndTheRecommenderOfTheCatalogue() throws Exception {
    assertThat(python(folder.toString(), "yolov4", "dien")).contains("yolov4.onnx", "dien.onnx");
    Map<?, ?> detector = exported("yolov4");
    assertThat(detector.get("parameters"))
        .isEqualTo((int) NetworkCatalogue.require("yolov4").publishedParameters());
    assertThat(detector.get("output"))
        .as("three levels of 416 / 8, / 16 and / 32, three boxes of 85 numbers each")
        .isEqualTo(List.of(1, 255 * (52 * 52 + 26 * 26 + 13 * 13)));
    Map<?, ?> recommender = exported("dien");
    assertThat((Integer) recommender.get("parameters"))
        .isCloseTo((int) NetworkCatalogue.require("dien").publishedParameters(), within(1000));
    assertThat(recommender.get("inputs"))
        .isEqualTo(List.of("user", "item", "category", "items", "categories"));
  }
}

package io.optimum.workbench.predictor.mlp;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.optimum.workbench.predictor.LossListener;
import io.optimum.workbench.predictor.TrainRequest;
import io.optimum.workbench.task.Progress;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class MlpFileTest {
  @SuppressWarnings("NullAway.Init") // set before all tests
  private static String file;

  @BeforeAll
  static void train() {
    byte[] bytes =
        new MlpTrainer()
            .train(
                new TrainRequest(1, 1, 1, 0.25, "simulator 1"),
                SyntheticExamples.of(6, 1),
                LossListener.none(),
                Progress.none())
            .bytes();
    file = new String(bytes, StandardCharsets.UTF_8);
  }

  @Test
  void refusesAnotherFeatureSchema() {
    refuses(file.replaceFirst("\"schemaVersion\": \\d+", "\"schemaVersion\": 999"), "'999'");
  }

  @Test
  void refusesAnotherVersion() {
    refuses(file.replaceFirst("\"version\": 1", "\"version\": 2"), "version '2'");
  }

  @Test
  void refusesAChangedWeight() {
    int at = file.indexOf("\"weights\": \"") + 20;
    char other = file.charAt(at) == 'A' ? 'B' : 'A';
    refuses(file.substring(0, at) + other + file.substring(at + 1), "damaged");
  }

  @Test
  void refusesATruncatedFile() {
    refuses(file.substring(0, file.length() / 2), "cannot be read");
  }

  @Test
  void refusesOtherThings() {
    refuses("", "predictor file");
    refuses("null", "predictor file");
    refuses("[]", "predictor file");
    refuses("{}", "format ''");
    refuses("\u0000\u0001\u0002", "cannot be read");
    refuses("{\"format\": \"something\"}", "format 'something'");
  }

  private static void refuses(String text, String message) {
    assertThatThrownBy(() -> new MlpTrainer().load(text.getBytes(StandardCharsets.UTF_8)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(message);
  }
}

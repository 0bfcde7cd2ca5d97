package io.optimum.workbench.predictor.mlp;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.optimum.workbench.predictor.LossListener;
import io.optimum.workbench.predictor.TrainRequest;
import io.optimum.workbench.task.Progress;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class MlpFileTest {
  private static final String FILE = file();

  @Test
  void refusesAnotherFeatureSchema() {
    refuses(FILE.replaceFirst("\"schemaVersion\": \\d+", "\"schemaVersion\": 999"), "'999'");
  }

  @Test
  void refusesAnotherVersion() {
    refuses(FILE.replaceFirst("\"version\": 3", "\"version\": 2"), "version '2'");
  }

  @Test
  void refusesAChangedWeight() {
    int at = FILE.indexOf("\"weights\": \"") + 20;
    char other = FILE.charAt(at) == 'A' ? 'B' : 'A';
    refuses(FILE.substring(0, at) + other + FILE.substring(at + 1), "damaged");
  }

  @Test
  void refusesATruncatedFile() {
    refuses(FILE.substring(0, FILE.length() / 2), "cannot be read");
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

  private static String file() {
    byte[] bytes =
        new MlpTrainer()
            .train(
                new TrainRequest(1, 1, 1, 0.25, "simulator 1"),
                SyntheticExamples.of(6, 1),
                LossListener.none(),
                Progress.none())
            .bytes();
    return new String(bytes, StandardCharsets.UTF_8);
  }
}

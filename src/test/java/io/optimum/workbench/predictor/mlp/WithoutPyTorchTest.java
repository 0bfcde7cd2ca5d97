package io.optimum.workbench.predictor.mlp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Training where PyTorch is not, as in the kit for servers: in a process whose class path has
/// none.
class WithoutPyTorchTest {
  @TempDir private Path home;

  /// What the process runs.
  static final class Training {
    private Training() {}

    public static void main(String[] args) {
      try {
        DjlNetwork.create(1, List.of(1), 1, new Random(1)).close();
      } catch (IllegalStateException e) {
        System.out.println(e.getMessage());
      }
    }
  }

  @Test
  void trainingSaysThatAKitHasNone() throws IOException {
    String classPath =
        Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
            .filter(each -> !each.contains("pytorch-native"))
            .collect(Collectors.joining(File.pathSeparator));
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    Process process =
        new ProcessBuilder(
                List.of(
                    java,
                    "-Dai.djl.offline=true",
                    "-DDJL_CACHE_DIR=" + home,
                    "-DENGINE_CACHE_DIR=" + home,
                    "-cp",
                    classPath,
                    Training.class.getName()))
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    assertThat(new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
        .contains("PyTorch does not load (", "A kit for servers has none: train and score");
  }
}

package io.optimum.workbench.device.cuda.tensorrt.djl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.engine.Engine;
import ai.djl.ndarray.types.DataType;
import io.optimum.workbench.device.cuda.tensorrt.ElementType;
import java.io.IOException;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class DjlEngineTest {
  @TempDir private Path folder;

  /// Writes down every address that anybody wants to reach.
  private static final class Watch extends ProxySelector implements AutoCloseable {
    private final ProxySelector before = ProxySelector.getDefault();
    private final List<URI> wanted = new ArrayList<>();

    Watch() {
      setDefault(this);
    }

    @Override
    public List<Proxy> select(URI address) {
      wanted.add(address);
      return List.of(Proxy.NO_PROXY);
    }

    @Override
    public void connectFailed(URI address, SocketAddress socket, IOException e) {}

    @Override
    public void close() {
      setDefault(before);
    }
  }

  @Test
  void saysWhichLibraryIsMissingAndAsksNoNetworkForIt() {
    Assumptions.assumeTrue(
        System.getenv("LD_LIBRARY_PATH") == null, "Skipped: TensorRT may be on LD_LIBRARY_PATH.");
    try (Watch watch = new Watch()) {
      assertThatThrownBy(DjlEngine::started)
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("libnv")
          .hasMessageContaining("optimum doctor");
      assertThatThrownBy(DjlEngine::started).isInstanceOf(IllegalArgumentException.class);
      assertThat(watch.wanted).isEmpty();
    }
  }

  @Test
  void leavesThePredictorsEngineTheDefault() {
    assertThat(Engine.getDefaultEngineName()).isEqualTo("PyTorch");
    assertThat(Engine.hasEngine("TensorRT")).isTrue();
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void isTakenForAnEngineWhateverTheFileIsCalledAndWhateverLiesBesideIt() throws IOException {
    Path network = Files.writeString(folder.resolve("resnet.onnx"), "ftrt");
    Files.writeString(folder.resolve("serving.properties"), "engine=PyTorch");
    Path seen;
    try (PlainFolder plain = PlainFolder.with(network)) {
      seen = plain.engine();
      assertThat(seen).hasFileName("engine.trt").hasContent("ftrt");
      try (var beside = Files.list(seen.getParent())) {
        assertThat(beside).containsExactly(seen);
      }
    }
    assertThat(seen.getParent()).doesNotExist();
    assertThat(network).exists();
  }

  @Test
  void fillsTheTypesThatDjlKnowsOfTensorRts() {
    assertThat(Bindings.type(DataType.FLOAT16)).isEqualTo(ElementType.HALF);
    assertThatThrownBy(() -> Bindings.type(DataType.FLOAT64)).hasMessageContaining("float64");
  }
}

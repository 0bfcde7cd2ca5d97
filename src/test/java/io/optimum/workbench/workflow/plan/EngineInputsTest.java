package io.optimum.workbench.workflow.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.optimum.workbench.Sheets;
import io.optimum.workbench.domain.engine.Engine;
import io.optimum.workbench.domain.engine.EngineFile;
import io.optimum.workbench.domain.engine.EngineId;
import io.optimum.workbench.domain.engine.Precision;
import io.optimum.workbench.exporter.EngineInput;
import io.optimum.workbench.network.ModelledEngines;
import io.optimum.workbench.network.NetworkCatalogue;
import io.optimum.workbench.project.Project;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EngineInputsTest {
  @TempDir private Path folder;

  private Map<EngineId, List<EngineInput>> of(Engine engine) {
    return EngineInputs.of(Project.empty("p").withEngines(List.of(engine), List.of()), folder);
  }

  private static Engine engine(String id, String file) {
    EngineFile plan = new EngineFile(file, 4, "00", "8.6.1");
    return new Engine(new EngineId(id), id, Precision.FP16, plan);
  }

  @Test
  void areThoseOfTheLayersBesideAnEnginesFile() throws IOException {
    Path layers = Path.of("src/test/resources/importer/tiny/tiny.onnx.engine.graph.json");
    for (String name : List.of("a.engine.graph.json", "b.layers.json")) {
      Files.copy(layers, folder.resolve(name));
    }
    for (String file : List.of("a.engine", "b.plan")) {
      assertThat(of(engine("tiny", file)).get(new EngineId("tiny")))
          .containsExactly(new EngineInput("image", List.of(-1L, 3L, 32L, 32L)));
    }
    Files.writeString(folder.resolve("c.layers.json"), "{\"Layers\": [");
    assertThat(of(engine("tiny", "c.plan"))).isEmpty();
    assertThat(of(engine("tiny", "none.plan"))).isEmpty();
  }

  @Test
  void areThoseOfTheNetworkThatAnEngineWasModelledOf() {
    var network = NetworkCatalogue.require("resnet18");
    var gpu = Sheets.of("h200");
    var profile = ModelledEngines.profile(network, gpu, 8, Precision.FP16);
    Engine engine = new Engine(profile.key().engine(), "r", Precision.FP16, null);
    Project modelled = Project.empty("p").withEngines(List.of(engine), List.of(profile));
    assertThat(EngineInputs.of(modelled, folder).get(engine.id()))
        .containsExactly(new EngineInput("input", List.of(-1L, 3L, 224L, 224L)));
    assertThat(of(engine)).as("of the same name, from elsewhere").isEmpty();
  }
}

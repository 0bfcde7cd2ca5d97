package io.optimum.workbench.strategy.planted;

import ai.djl.ndarray.NDManager;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.protobuf.TextFormat;
import de.siegmar.fastcsv.reader.CsvReader;
import io.optimum.workbench.device.agent.AgentGpu;
import io.optimum.workbench.device.cuda.Executable;
import io.optimum.workbench.device.replay.ReplayGpu;
import io.optimum.workbench.device.sim.SimulatedGpu;
import io.optimum.workbench.predictor.mlp.MlpTrainer;
import java.lang.foreign.Arena;
import javafx.application.Platform;
import javafx.scene.control.Button;
import org.bytedeco.javacpp.Pointer;
import org.sqlite.SQLiteConfig;
import picocli.CommandLine;

/// Breaks every rule about libraries at once; [io.optimum.workbench.PlantedImportTest] expects it
/// to be caught.
final class UsesEverything {
  final Class<?>[] forbidden = {
    Button.class,
    NDManager.class,
    ObjectMapper.class,
    CommandLine.class,
    Arena.class,
    TextFormat.class,
    MlpTrainer.class,
    SimulatedGpu.class,
    ReplayGpu.class,
    AgentGpu.class,
    Executable.class,
    Pointer.class,
    SQLiteConfig.class,
    CsvReader.class
  };

  void print() {
    System.out.println(forbidden.length);
    Platform.runLater(() -> {});
  }
}

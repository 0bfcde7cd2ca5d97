package io.optimum.workbench.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.optimum.workbench.codec.JsonCodec;
import io.optimum.workbench.device.DeviceAddress;
import io.optimum.workbench.device.EngineTrial;
import io.optimum.workbench.device.cuda.RealGpu;
import io.optimum.workbench.device.tensorrt.TensorRtMajor;
import io.optimum.workbench.domain.engine.BuildRequest;
import io.optimum.workbench.domain.engine.Precision;
import io.optimum.workbench.domain.evidence.EngineVerdict;
import io.optimum.workbench.network.NetworkCatalogue;
import io.optimum.workbench.task.Progress;
import io.optimum.workbench.workflow.Trials;
import io.optimum.workbench.workflow.engines.NetworksStep;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/// What TensorRT 8 must do on a first real GPU, from the simplest on: whichever fails first tells
/// what is wrong. All of it in processes of its own.
@Tag("gpu")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class TensorRtOnGpuTest {
  private final JsonCodec codec = new JsonCodec();
  private final Trials trials = io.optimum.workbench.app.RealGpu.trials(codec);
  @TempDir private Path folder;

  @BeforeEach
  void needsAGpuAndTensorRt() {
    RealGpu.info();
    skippedWhere(ThisProgram.tensorRts().missing(TensorRtMajor.EIGHT).orElse(""));
  }

  private static void skippedWhere(String missing) {
    if (!missing.isEmpty()) {
      System.out.println("Skipped: " + missing);
      Assumptions.abort(missing);
    }
  }

  private Path built(List<Integer> batchSizes) {
    skippedWhere(
        ThisProgram.tensorRts().builder(TensorRtMajor.EIGHT).isPresent()
            ? ""
            : "There is no library to build engines with (install.sh --with-builder).");
    Path network =
        new NetworksStep()
            .write(List.of(NetworkCatalogue.require("squeezenet11")), folder, 42, Progress.none())
            .getFirst()
            .file();
    BuildRequest request = new BuildRequest(network, Precision.FP16, batchSizes, 0, folder);
    return io.optimum.workbench.app.RealGpu.builders(codec)
        .child()
        .build(request, Progress.none())
        .engine();
  }

  private EngineVerdict attempt(Path engine) {
    EngineVerdict verdict =
        trials
            .child()
            .attempt(
                new EngineTrial.Request(trials.engine(engine), new DeviceAddress.Cuda(0), 200),
                Progress.none());
    System.out.println(verdict);
    return verdict;
  }

  private static EngineVerdict.Accepted accepted(EngineVerdict verdict) {
    assertThat(verdict).isInstanceOf(EngineVerdict.Accepted.class);
    return (EngineVerdict.Accepted) verdict;
  }

  @Test
  @Order(1)
  void anEngineOfOneBatchSizeIsBuiltAndRunsByDjl() {
    EngineVerdict.Accepted verdict = accepted(attempt(built(List.of(4))));
    assertThat(verdict.runner()).startsWith("DJL").contains("TensorRT 8.6");
    assertThat(verdict.batchSize()).isEqualTo(4);
    assertThat(verdict.latency().p50Nanos()).isBetween(20e3, 50e6);
  }

  @Test
  @Order(2)
  void anEngineOfSeveralBatchSizesRunsByAContext() {
    EngineVerdict.Accepted verdict = accepted(attempt(built(List.of(1, 4))));
    assertThat(verdict.runner()).startsWith("TensorRT 8.6");
    assertThat(verdict.batchSize()).isEqualTo(1);
  }

  @Test
  @Order(3)
  void anEngineOfAnotherVersionIsRefusedWithTensorRtsReason() throws IOException {
    Path engine = built(List.of(1));
    byte[] bytes = Files.readAllBytes(engine);
    bytes[25] = 5;
    Path other = Files.write(folder.resolve("other.plan"), bytes);
    assertThat(attempt(other))
        .isInstanceOfSatisfying(
            EngineVerdict.Refused.class,
            refused -> assertThat(refused.reason()).contains("TensorRT says", "version"));
  }
}

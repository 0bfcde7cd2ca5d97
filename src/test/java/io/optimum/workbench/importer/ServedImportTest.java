package io.optimum.workbench.importer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.optimum.workbench.domain.Problem;
import io.optimum.workbench.domain.serving.ServedGpu;
import io.optimum.workbench.domain.serving.ServedLatency;
import io.optimum.workbench.domain.serving.ServedMeasurement;
import io.optimum.workbench.domain.serving.ServedModel;
import io.optimum.workbench.domain.serving.ServingTool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Tables of Model Analyzer and perf_analyzer, written for these tests in their shape.
public class ServedImportTest {
  public static final String INFERENCE =
      """
      Model,Batch,Concurrency,Model Config Path,Instance Group,Max Batch Size,Satisfies Constraints,Throughput (infer/sec),Avg Latency (ms),p99 Latency (ms)
      seg,1,4,seg_config_2,2:GPU,8,Yes,300.0,13.3,20.5
      "seg,det","1,1","4,2","seg_config_2,det_config_0","2:GPU,1:GPU","8,4",Yes,"350.0, [150.0,200.0]","20.0, [26.6,10.0]","33.0, [33.0,14.5]"
      """;
  private static final String GPU =
      """
      Model,GPU UUID,Batch,Concurrency,Model Config Path,Instance Group,Satisfies Constraints,GPU Memory Usage (MB),GPU Utilization (%),GPU Power Usage (W)
      "seg,det",GPU-1,"1,1","4,2","seg_config_2,det_config_0","2:GPU,1:GPU",Yes,2602.6,98.5,276.1
      """;
  public static final String PERF =
      """
      Concurrency,Inferences/Second,Client Send,Network+Server Send/Recv,Server Queue,Server Compute Input,Server Compute Infer,Server Compute Output,Client Recv,p50 latency,p90 latency,p95 latency,p99 latency
      1,100.5,20,300,40,60,9000,10,0,9500,9900,10000,12000
      4,180.0,20,300,12000,60,9100,10,0,22000,23000,24000,26000
      """;

  @TempDir private Path folder;

  private ImportResult read(String name, String text) throws IOException {
    Files.writeString(folder.resolve(name), text);
    return Fixtures.read(folder);
  }

  @Test
  void splitsTheCellsOfModelsServedTogether() throws IOException {
    ServedMeasurement together = read("inference.csv", INFERENCE).served().get(1);
    assertThat(together.title()).isEqualTo("seg + det");
    assertThat(together.tool()).isEqualTo(ServingTool.MODEL_ANALYZER);
    assertThat(together.models())
        .extracting(ServedModel::throughputPerSecond)
        .containsExactly(150.0, 200.0);
    ServedModel second = together.models().get(1);
    assertThat(second.configuration()).isEqualTo("det_config_0");
    assertThat(second.concurrency()).isEqualTo(2);
    assertThat(second.instances()).isEqualTo(1);
    assertThat(second.latency(ServedLatency.P99)).contains(14.5e6);
    assertThat(second.latency(ServedLatency.P50)).as("not told").isEmpty();
  }

  @Test
  void joinsTheTableOfTheGpuToItsRun() throws IOException {
    Files.writeString(folder.resolve("gpu.csv"), GPU);
    ImportResult result = read("inference.csv", INFERENCE);
    assertThat(result.problems()).isEmpty();
    assertThat(result.served()).extracting(ServedMeasurement::gpu).first().isNull();
    assertThat(result.served().get(1).gpu())
        .isEqualTo(new ServedGpu("GPU-1", 2602.6e6, 0.985, 276.1));
  }

  @Test
  void findsTheSlowdownWhereAModelWasAlsoAskedAlone() throws IOException {
    ImportResult result = read("inference.csv", INFERENCE);
    ServedMeasurement together = result.served().get(1);
    assertThat(together.slowdown(0, result.served()).orElseThrow()).isCloseTo(2.0, within(1e-12));
    assertThat(together.slowdown(1, result.served())).as("never alone").isEmpty();
    assertThat(result.served().getFirst().slowdown(0, result.served())).as("alone").isEmpty();
  }

  @Test
  void takesModelAndBatchOfPerfAnalyzerFromTheFileName() throws IOException {
    ImportResult result = read("resnet50-b8.csv", PERF);
    assertThat(result.problems()).isEmpty();
    assertThat(result.served()).hasSize(2);
    ServedModel first = result.served().getFirst().models().getFirst();
    assertThat(first.model()).isEqualTo("resnet50-b8");
    assertThat(first.batchSize()).isEqualTo(8);
    assertThat(first.concurrency()).isEqualTo(1);
    assertThat(first.latency(ServedLatency.P99)).contains(12e6);
    assertThat(first.latency(ServedLatency.SERVER_QUEUE)).contains(40e3);
  }

  @Test
  void aRateIsNoConcurrency() throws IOException {
    ImportResult result =
        read("net-b1.csv", PERF.replace("Concurrency", "Request Rate").replace("\n1,", "\n55.5,"));
    assertThat(result.served()).hasSize(2);
    assertThat(result.served().getFirst().models().getFirst().concurrency()).isNull();
  }

  @Test
  void aRowThatCannotBeTakenIsAProblemAndTheOthersStay() throws IOException {
    ImportResult result = read("inference.csv", INFERENCE.replace("[150.0,200.0]", "[150.0]"));
    assertThat(result.served()).hasSize(1);
    assertThat(result.problems())
        .singleElement()
        .satisfies(each -> {
          assertThat(each.severity()).isEqualTo(Problem.Severity.ERROR);
          assertThat(each.location()).isEqualTo("line 3");
          assertThat(each.message()).contains("1 values for 2 models");
        });
  }

  @Test
  void aRowWithoutABatchSizeIsAProblem() throws IOException {
    ImportResult result = read("inference.csv", INFERENCE.replace("Batch,", "Size,"));
    assertThat(result.served()).isEmpty();
    assertThat(result.problems())
        .first()
        .satisfies(each -> assertThat(each.message()).contains("Batch () is not a whole number"));
  }

  @Test
  void anEmptyServerIsNoMeasurement() throws IOException {
    ImportResult result =
        read("server.csv", "Model,GPU UUID,GPU Memory Usage (MB)\ntriton-server,GPU-1,870.0\n");
    assertThat(result.isEmpty()).isTrue();
    assertThat(result.problems())
        .singleElement()
        .satisfies(each -> {
          assertThat(each.severity()).isEqualTo(Problem.Severity.WARNING);
          assertThat(each.message()).contains("idle server");
        });
  }

  @Test
  void theSameRunIsTakenOnce() throws IOException {
    ImportResult result = read("inference.csv", INFERENCE + INFERENCE.lines().toList().get(1));
    assertThat(result.served()).hasSize(2);
  }
}

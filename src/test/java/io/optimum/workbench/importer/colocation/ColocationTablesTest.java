package io.optimum.workbench.importer.colocation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.optimum.workbench.domain.load.Admission;
import io.optimum.workbench.domain.load.ArrivalProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ColocationTablesTest {
  private static final String HEADER =
      "system,workload,n_clients,client,model,role,solo_latency_us,colocated_latency_us\n";
  private static final String ROWS =
      """
      trt,M,2,vgg_rt,vgg19,rt,2700,3000.5
      trt,M,2,res_be,resnet152,be,4200,8400
      tfs,M,1,x,y,be,1,1
      """;

  @TempDir Path folder;

  private Path disb(String rows, String loads) throws IOException {
    Files.createDirectories(folder.resolve("workloads"));
    Files.writeString(folder.resolve("workloads/M.json"), loads);
    return Files.writeString(folder.resolve("table.csv"), HEADER + rows);
  }

  private static String loads(String first) {
    return """
    {"time": 60, "tasks": [
      {"id": "vgg_rt", "load": %s, "client": {}},
      {"id": "res_be", "load": {"type": "continuous"}}]}
    """
        .formatted(first);
  }

  @Test
  void aMixHasItsClientsAndTheirLoads() throws IOException {
    Path table = disb(ROWS, loads("{\"type\": \"periodic\", \"frequency\": 20}"));
    MeasuredMix mix = DisbReader.read(table, "trt").getFirst();
    assertThat(mix.clients()).extracting(MeasuredClient::id).containsExactly("vgg_rt", "res_be");
    MeasuredClient periodic = mix.clients().getFirst();
    assertThat(periodic.soloLatencyNanos()).isEqualTo(2_700_000);
    assertThat(periodic.colocatedLatencyNanos()).isEqualTo(3_000_500);
    assertThat(periodic.load().arrivals()).isEqualTo(new ArrivalProcess.Constant(20));
    assertThat(periodic.load().admission()).isEqualTo(Admission.NEWEST_WINS);
    assertThat(mix.clients().getLast().load().isClosedLoop()).isTrue();
    assertThat(mix.clients().getLast().slowdown()).isEqualTo(2);
  }

  @Test
  void aTraceIsInMilliseconds() throws IOException {
    Path table = disb(ROWS, loads("{\"type\": \"trace\", \"trace\": [31, 43]}"));
    assertThat(DisbReader.read(table, "trt").getFirst().clients().getFirst().load().arrivals())
        .isEqualTo(new ArrivalProcess.Recorded(List.of(31_000_000L, 43_000_000L)));
  }

  @Test
  void anUnknownLoadIsNamed() throws IOException {
    Path table = disb(ROWS, loads("{\"type\": \"sine\"}"));
    assertThatThrownBy(() -> DisbReader.read(table, "trt"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll("M.json", "vgg_rt", "'sine'", "periodic");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "trt,M,2,vgg_rt,vgg19,rt,-1,3000 | line 2 | solo_latency_us (-1)",
        "trt,M,2,vgg_rt,vgg19,rt,2700,many | line 2 | colocated_latency_us (many)",
        "trt,M,2,vgg_rt,vgg19,rt,0,3000 | line 2 | above 0",
        "trt,M,2,nobody,vgg19,rt,1,2 | nobody | vgg_rt",
        "trt,../../etc/M,2,vgg_rt,vgg19,rt,1,2 | ../../etc/M | letters",
        "triton,M,2,vgg_rt,vgg19,rt,1,2 | trt | system"
      })
  void whatIsWrongIsSaid(String row, String where, String value) throws IOException {
    Path table = disb(row + "\n", loads("{\"type\": \"continuous\"}"));
    assertThatThrownBy(() -> DisbReader.read(table, "trt"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll(where, value);
  }

  @Test
  void aMissingColumnIsNamed() throws IOException {
    Path table = Files.writeString(folder.resolve("t.csv"), "system,workload\ntrt,M\n");
    assertThatThrownBy(() -> DisbReader.read(table, "trt"))
        .isInstanceOfAny(IllegalArgumentException.class, NoSuchFileException.class);
    assertThatThrownBy(
            () -> DisbReader.read(Files.writeString(folder.resolve("u.csv"), "a,b\n1,2\n"), "trt"))
        .hasMessageContainingAll("no column system", "[a, b]");
  }

  @Test
  void aMissingWorkloadIsNamed() throws IOException {
    Path table = Files.writeString(folder.resolve("table.csv"), HEADER + ROWS);
    assertThatThrownBy(() -> DisbReader.read(table, "trt"))
        .isInstanceOf(NoSuchFileException.class)
        .hasMessageContaining("M.json is missing");
  }

  @Test
  void copiesAreThoseOfTheWholeGpuThatFitted() throws IOException {
    Files.writeString(
        folder.resolve("net.csv"),
        """
        Mig instance,Batch size,Workload Number,Throughput,Latency
        1,1,1,100,0.01
        7,4,2,200,0.02
        7,128,5,0,0
        """);
    assertThat(ParvaGpuReader.readWholeGpu(folder))
        .containsExactly(new MeasuredCopies("net", 4, 2, 200));
    assertThat(new MeasuredCopies("net", 4, 2, 200).latencyNanos()).isEqualTo(20_000_000);
  }

  @Test
  void aFolderWithoutRowsOfTheWholeGpuIsRefused() {
    assertThatThrownBy(() -> ParvaGpuReader.readWholeGpu(folder)).hasMessageContaining("7 slices");
  }
}

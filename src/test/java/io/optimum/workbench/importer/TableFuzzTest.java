package io.optimum.workbench.importer;

import static org.assertj.core.api.Assertions.assertThat;

import io.optimum.workbench.importer.arrivals.ArrivalFile;
import io.optimum.workbench.importer.arrivals.ArrivalFileReader;
import io.optimum.workbench.importer.colocation.DisbReader;
import io.optimum.workbench.importer.colocation.ParvaGpuReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Damages the tables that are read beside engines, in many seeded ways: whatever happens is a
/// result or the refusal that the reader promises, and never takes long.
class TableFuzzTest {
  private static final int CASES = Integer.getInteger("fuzz.cases", 2000);
  private static final long CASE_NANOS = 3_000_000_000L;
  private static final String[] TOKENS = {
    ",", "\n", "\"", "-1", "NaN", "1e999", "99999999999999999999", "", "é", "\0", "{", "]", "null"
  };
  private static final String ARRIVALS = "arrival_ms\n0.5\n1.25\n7\n7\n19.75\n";
  private static final String MIX =
      """
      system,workload,n_clients,client,model,role,solo_latency_us,colocated_latency_us
      trt,M,2,vgg_rt,vgg19,rt,2700,3000.5
      trt,M,2,res_be,resnet152,be,4200,8400
      """;
  private static final String LOADS =
      """
      {"time": 60, "tasks": [
        {"id": "vgg_rt", "load": {"type": "periodic", "frequency": 20}, "client": {}},
        {"id": "res_be", "load": {"type": "continuous"}}]}
      """;
  private static final String COPIES =
      """
      Mig instance,Batch size,Workload Number,Throughput,Latency
      7,4,1,380.9,0.0105
      7,4,2,516.1,0.0155
      """;

  @TempDir private Path folder;

  private interface Reader {
    void read() throws IOException;
  }

  private static byte[] damaged(String whole, int seed) {
    return Damage.of(whole.getBytes(StandardCharsets.UTF_8), TOKENS, new SplittableRandom(seed));
  }

  /// Whether it was taken; anything but the promised refusals is thrown on.
  private static boolean taken(int seed, Reader reader) {
    long start = System.nanoTime();
    boolean taken;
    try {
      reader.read();
      taken = true;
    } catch (IllegalArgumentException | IOException refused) {
      assertThat(refused).as("seed %d", seed).message().isNotBlank();
      taken = false;
    }
    assertThat(System.nanoTime() - start).as("seed %d", seed).isLessThan(CASE_NANOS);
    return taken;
  }

  @Test
  void damagedArrivalsAreArrivalsOrAProblem() throws IOException {
    Path file = folder.resolve("arrivals.csv");
    for (int seed = 0; seed < CASES; seed++) {
      Files.write(file, damaged(ARRIVALS, seed));
      ArrivalFile read = new ArrivalFileReader().read(file);
      assertThat(read.arrivals().isPresent() || !read.problems().isEmpty())
          .as("lost in silence: seed %d", seed)
          .isTrue();
    }
  }

  @Test
  void aDamagedTableOfMixesIsTakenOrRefused() throws IOException {
    Path workloads = Files.createDirectories(folder.resolve("workloads"));
    Path table = folder.resolve("table.csv");
    int taken = 0;
    for (int seed = 0; seed < CASES; seed++) {
      boolean first = seed % 2 == 0;
      Files.write(table, first ? damaged(MIX, seed) : MIX.getBytes(StandardCharsets.UTF_8));
      Files.write(
          workloads.resolve("M.json"),
          first ? LOADS.getBytes(StandardCharsets.UTF_8) : damaged(LOADS, seed));
      taken += taken(seed, () -> DisbReader.read(table, "trt")) ? 1 : 0;
    }
    assertThat(taken).isBetween(1, CASES - 1);
  }

  @Test
  void aDamagedTableOfCopiesIsTakenOrRefused() throws IOException {
    Path table = folder.resolve("resnet50.csv");
    for (int seed = 0; seed < CASES; seed++) {
      Files.write(table, damaged(COPIES, seed));
      taken(seed, () -> ParvaGpuReader.readWholeGpu(folder));
    }
    Files.writeString(table, COPIES);
    assertThat(taken(-1, () -> ParvaGpuReader.readWholeGpu(folder))).isTrue();
  }
}

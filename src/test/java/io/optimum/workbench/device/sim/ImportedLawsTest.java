package io.optimum.workbench.device.sim;

import static io.optimum.workbench.device.sim.Bench.MILLIS;
import static io.optimum.workbench.device.sim.Bench.mean;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.optimum.workbench.Sheets;
import io.optimum.workbench.domain.engine.EngineProfile;
import io.optimum.workbench.domain.gpu.GpuId;
import io.optimum.workbench.domain.gpu.GpuSpec;
import io.optimum.workbench.domain.run.Combination;
import io.optimum.workbench.domain.run.RunRequest;
import io.optimum.workbench.domain.run.RunResult;
import io.optimum.workbench.domain.run.Sharing;
import io.optimum.workbench.domain.run.StopRule;
import io.optimum.workbench.importer.FileImporter;
import io.optimum.workbench.importer.source.ImportRequest;
import io.optimum.workbench.task.Progress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// The laws of sharing, for engines that are imported from the files of others: trtexec, Nsight
/// Systems and ONNX. Where the files are not there it is skipped and says so.
class ImportedLawsTest {
  private static final Path SAMPLES =
      Path.of(System.getProperty("samples.dir", "../shared/samples"));

  private static List<EngineProfile> profiles;

  @BeforeAll
  static void importThem() {
    assumeTrue(
        Files.isDirectory(SAMPLES),
        () -> "Skipped: there are no samples at " + SAMPLES.toAbsolutePath().normalize());
    profiles = new ArrayList<>();
    for (String folder : List.of("trtexec", "nsys", "onnx")) {
      List<EngineProfile> found =
          new FileImporter(Sheets.ALL, new GpuId("t4"))
              .read(ImportRequest.of(List.of(SAMPLES.resolve(folder))), Progress.none())
              .profiles();
      assertThat(found).as(folder).isNotEmpty();
      profiles.addAll(found);
    }
  }

  @Test
  void aloneEachTakesAsLongAsItsProfileSays() {
    for (EngineProfile each : profiles) {
      RunResult alone =
          SampleLawsTest.run(Sharing.STREAMS, Math.max(MILLIS, 20 * each.latencyNanos()), each);
      assertThat(mean(alone, 0) / each.latencyNanos())
          .as(each.key().toString())
          .isBetween(0.99, 1.01);
    }
  }

  @Test
  void companyNeverMakesOneFasterHoweverTheyShare() {
    for (EngineProfile each : profiles) {
      long nanos = Math.max(MILLIS, 60 * each.latencyNanos());
      for (Sharing sharing : Sharing.values()) {
        RunResult both = SampleLawsTest.run(sharing, nanos, each, each);
        assertThat(mean(both, 0))
            .as(each.key().toString())
            .isGreaterThan(0.99 * each.latencyNanos());
      }
    }
  }

  @Test
  void workIsConservedAndNothingIsAboveItsPeak() {
    for (EngineProfile each : profiles) {
      GpuSpec gpu = Sheets.of(each.key().gpu());
      Combination both = Combination.ofStreams(List.of(Bench.of(each), Bench.of(each)));
      StopRule stop = StopRule.after(Math.max(MILLIS, 10 * each.latencyNanos()));
      Audited audited =
          Audited.run(
              gpu,
              SampleLawsTest.options(each),
              RunRequest.closedLoop(gpu.id(), both, MILLIS, stop, 1),
              each);
      assertThat(audited.audit().kernels()).isPositive();
      assertThat(audited.audit().smBusyNanos() + audited.audit().idleSmNanos())
          .isCloseTo(
              audited.elapsedNanos() * gpu.smCount(),
              org.assertj.core.data.Percentage.withPercentage(1e-4));
    }
  }
}

package io.optimum.workbench.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.optimum.workbench.Sheets;
import io.optimum.workbench.device.DeviceChoice;
import io.optimum.workbench.device.DeviceOpener;
import io.optimum.workbench.device.sim.SimulatedGpu;
import io.optimum.workbench.device.sim.SimulatorOptions;
import io.optimum.workbench.domain.gpu.GpuSpec;
import io.optimum.workbench.domain.load.Load;
import io.optimum.workbench.importer.colocation.DisbReader;
import io.optimum.workbench.importer.colocation.MeasuredClient;
import io.optimum.workbench.importer.colocation.MeasuredCopies;
import io.optimum.workbench.importer.colocation.MeasuredMix;
import io.optimum.workbench.task.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class SimulatorValidationTest {
  private static final GpuSpec RTX_3080 = Sheets.of("rtx-3080");
  private static final DeviceOpener DEVICES =
      choice ->
          new SimulatedGpu(((DeviceChoice.Simulated) choice).gpu(), SimulatorOptions.standard());
  private static final long SECOND = 1_000_000_000L;

  private static MeasuredClient closed(String id, String model, long solo, long together) {
    return new MeasuredClient(id, model, Load.closedLoop(), solo, together);
  }

  @Test
  void aClientAloneIsNotSlowedDown() {
    MeasuredMix alone = new MeasuredMix("one", List.of(closed("a", "vgg19", 2_800_000, 2_800_000)));
    ValidationReport report =
        new SimulatorValidation(DEVICES, RTX_3080, SECOND / 4, 1)
            .run(List.of(alone), Progress.none());
    assertThat(report.clients().getFirst().simulatedSlowdown()).isCloseTo(1, within(0.01));
    assertThat(report.mape()).isLessThan(0.01);
    assertThat(report.engines().getFirst().measuredNanos()).isEqualTo(2_693_000);
    assertThat(report.assumptions())
        .hasSizeGreaterThan(5)
        .allSatisfy(effect -> assertThat(effect.mape()).as(effect.name()).isLessThan(0.01));
  }

  @Test
  void scoresAreThoseOfTheirDefinitions() {
    List<ClientComparison> rows =
        List.of(
            new ClientComparison("m", "a", "x", 2, 1, 1),
            new ClientComparison("m", "b", "x", 4, 8, 1),
            new ClientComparison("n", "c", "y", 3, 3, 1));
    ValidationReport report = new ValidationReport("g", "s", 1, rows, List.of(), List.of());
    assertThat(report.mape()).isCloseTo(0.5, within(1e-12));
    assertThat(report.mapeByMix()).containsEntry("m", 0.75).containsEntry("n", 0.0);
    assertThat(report.biasByModel().get("x")).isCloseTo(0, within(1e-12));
    assertThat(report.spearman()).isCloseTo(1, within(1e-12));
  }

  @Test
  void copiesThatTheHostHoldsUpDoNotSlowEachOther() {
    GpuSpec a100 = Sheets.of("a100-80gb-sxm");
    List<MeasuredCopies> measured =
        List.of(
            new MeasuredCopies("resnet50", 1, 1, 196),
            new MeasuredCopies("resnet50", 1, 3, 202),
            new MeasuredCopies("resnet50", 128, 1, 2551),
            new MeasuredCopies("resnet50", 128, 2, 1398));
    ValidationReport report =
        new CopiesValidation(DEVICES, a100, SECOND, 1).run(measured, Progress.none());
    assertThat(report.clients()).hasSize(2);
    assertThat(report.clients().getFirst().simulatedSlowdown()).isCloseTo(1, within(0.1));
    assertThat(report.clients().getLast().simulatedSlowdown()).isCloseTo(1.9, within(0.2));
  }

  @Test
  void theMixesOfDisbAreMetWithinAFifthAndVggAndResNetWithinSixPercent() throws IOException {
    Path table =
        Path.of(System.getProperty("samples.dir", "../shared/samples"))
            .resolve("measured/disb-rtx3080/disb_rtx3080_nway.csv");
    assumeTrue(Files.exists(table), "The published table is not here.");
    MixValidation mixes = new MixValidation(DEVICES, RTX_3080, 2 * SECOND, 1);
    EngineModel model = SimulatorValidation.model(RTX_3080, request -> request);
    List<ClientComparison> rows =
        DisbReader.read(table, "trt").stream()
            .flatMap(mix -> mixes.compare(mix, mixes.engines(mix, model)).stream())
            .toList();
    assertThat(rows).hasSize(40);
    assertThat(Errors.mape(rows)).isLessThan(0.2);
    assertThat(Errors.mape(rows(rows, "vgg19"))).isLessThan(0.06);
    assertThat(Errors.mape(rows(rows, "resnet152"))).isLessThan(0.06);
    assertThat(Errors.spearman(rows)).isGreaterThan(0.7);
  }

  private static List<ClientComparison> rows(List<ClientComparison> all, String model) {
    return all.stream().filter(each -> each.model().equals(model)).toList();
  }
}

package io.optimum.workbench.device.cuda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.optimum.workbench.codec.GpuSheets;
import io.optimum.workbench.codec.JsonCodec;
import io.optimum.workbench.domain.gpu.GpuSpec;
import io.optimum.workbench.domain.gpu.Pipe;
import io.optimum.workbench.domain.gpu.SmLimits;
import java.util.List;
import org.junit.jupiter.api.Test;

class DriverSheetTest {
  private static final List<GpuSpec> SHIPPED = new GpuSheets(new JsonCodec()).shipped();

  @Test
  void aGpuWithAShippedSheetGetsThat() {
    GpuSpec sheet = DriverSheet.of(gpu("NVIDIA H100 80GB HBM3", 132, 85_000_000_000L), SHIPPED);
    assertThat(sheet.id()).hasToString("h100-sxm");
  }

  @Test
  void aMigInstanceGetsItsOwnSheet() {
    GpuSpec slice =
        SHIPPED.stream()
            .filter(each -> each.id().value().equals("a100-80gb-sxm-mig-3g.40gb"))
            .findFirst()
            .orElseThrow();
    assertThat(DriverSheet.of(gpu(slice.name(), slice.smCount(), slice.memoryBytes()), SHIPPED))
        .isEqualTo(slice);
  }

  @Test
  void aCutDownGpuOfAKnownNameIsNotTakenForTheWhole() {
    GpuSpec sheet = DriverSheet.of(gpu("NVIDIA H100 80GB HBM3", 60, 85_000_000_000L), SHIPPED);
    assertThat(sheet.id()).hasToString("h100-80gb-hbm3-60sm");
    assertThat(sheet.smCount()).isEqualTo(60);
  }

  @Test
  void anUnknownGpuIsMadeOfItsAttributesAndSaysWhatIsAssumed() {
    GpuSpec sheet = DriverSheet.of(gpu("NVIDIA B300", 148, 280_000_000_000L), SHIPPED);
    assertThat(sheet.id()).hasToString("b300-148sm");
    assertThat(sheet.dramBytesPerSecond()).isCloseTo(3.352e12, within(1e9));
    assertThat(sheet.peakFlopsPerSecond()).containsOnlyKeys(Pipe.FP32);
    assertThat(sheet.sources().get("boardPowerWatts")).contains("assumed");
    assertThat(sheet.sources().get("smCount")).contains("driver");
  }

  private static CudaGpuInfo gpu(String name, int sms, long memory) {
    return new CudaGpuInfo(
        0,
        name,
        "",
        "9.0",
        sms,
        1.98e9,
        2.619e9,
        5120,
        52_428_800,
        memory,
        3,
        new SmLimits(2048, 32, 65_536, 233_472));
  }
}

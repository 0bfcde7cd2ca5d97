package io.optimum.workbench.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.optimum.workbench.domain.gpu.GpuId;
import io.optimum.workbench.domain.gpu.GpuSpec;
import io.optimum.workbench.domain.gpu.Pipe;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MigSliceTest {
  private static final List<GpuSpec> SHIPPED = new GpuSheets(new JsonCodec()).shipped();

  @ParameterizedTest
  @CsvSource({"a100-40gb-pcie", "a100-40gb-sxm", "a100-80gb-pcie", "a100-80gb-sxm", "h100-sxm"})
  void aGpuWithMigHasSixInstances(String parent) {
    assertThat(SHIPPED)
        .filteredOn(each -> each.id().value().startsWith(parent + "-mig-"))
        .hasSize(6);
  }

  /// What `nvidia-smi mig -lgip` prints.
  @ParameterizedTest
  @CsvSource({
    "a100-40gb-sxm-mig-1g.5gb, 14, 4.75, 1",
    "a100-40gb-sxm-mig-3g.20gb, 42, 19.625, 3",
    "a100-80gb-pcie-mig-1g.20gb, 14, 19.5, 1",
    "a100-80gb-sxm-mig-7g.80gb, 98, 79, 7",
    "h100-sxm-mig-1g.10gb, 16, 9.75, 1",
    "h100-sxm-mig-3g.40gb, 60, 39.375, 3",
    "h100-sxm-mig-7g.80gb, 132, 79.125, 8"
  })
  void anInstanceHasWhatTheDriverSays(String id, int sms, double gibibytes, int copyEngines) {
    GpuSpec slice = sheet(id);
    assertThat(slice.smCount()).isEqualTo(sms);
    assertThat(slice.memoryBytes()).isEqualTo((long) (gibibytes * (1L << 30)));
    assertThat(slice.copyEngines()).isEqualTo(copyEngines);
  }

  @Test
  void peaksFollowSmsAndBandwidthFollowsMemorySlices() {
    GpuSpec whole = sheet("a100-80gb-sxm");
    GpuSpec slice = sheet("a100-80gb-sxm-mig-3g.40gb");
    assertThat(slice.peak(Pipe.FP16_TENSOR))
        .isCloseTo(whole.peak(Pipe.FP16_TENSOR) * 42 / 108, within(1e3));
    assertThat(slice.boardPowerWatts()).isCloseTo(400.0 * 42 / 108, within(1e-9));
    assertThat(slice.dramBytesPerSecond()).isEqualTo(whole.dramBytesPerSecond() / 2);
    assertThat(slice.l2Bytes()).isEqualTo(whole.l2Bytes() / 2);
    assertThat(slice.l2BytesPerSecond()).isEqualTo(whole.l2BytesPerSecond() / 2);
    assertThat(slice.pcieBytesPerSecond()).isEqualTo(whole.pcieBytesPerSecond());
    assertThat(slice.smLimits()).isEqualTo(whole.smLimits());
  }

  @Test
  void itIsNamedAsTheDriverNamesIt() {
    assertThat(sheet("a100-40gb-sxm-mig-3g.20gb").name())
        .isEqualTo("NVIDIA A100-SXM4-40GB MIG 3g.20gb");
  }

  @Test
  void itsSourcesSayFromWhatItIsDerived() {
    GpuSpec slice = sheet("h100-sxm-mig-1g.20gb");
    assertThat(slice.sources().get("smCount")).contains("Multi-Instance GPU User Guide");
    assertThat(slice.sources().get("l2Bytes")).startsWith("derived: 2 of the 8 memory slices");
    assertThat(slice.sources().get("peakFlopsPerSecond.FP32"))
        .startsWith("derived: 26 of the 132 SMs of h100-sxm");
    assertThat(slice.sources().get("boardPowerWatts")).contains("no limit of its own");
  }

  private static GpuSpec sheet(String id) {
    return SHIPPED.stream()
        .filter(each -> each.id().equals(new GpuId(id)))
        .findFirst()
        .orElseThrow();
  }
}

package io.optimum.workbench.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.optimum.workbench.Sheets;
import io.optimum.workbench.domain.engine.EngineProfile;
import io.optimum.workbench.domain.engine.Precision;
import io.optimum.workbench.domain.engine.ProfileOrigin;
import io.optimum.workbench.domain.engine.SoloLatency;
import io.optimum.workbench.domain.gpu.GpuSpec;
import org.junit.jupiter.api.Test;

class ProfileCarryTest {
  private static final GpuSpec L4 = Sheets.of("l4");
  private static final EngineProfile RESNET = profile("resnet50", Sheets.A100, 8, Precision.FP16);

  @Test
  void isSlowerOnASmallerGpuAndSaysThatItIsModelled() {
    EngineProfile measured = ModelledEngines.scaledTo(RESNET, RESNET.kernelNanos(), 100);
    EngineProfile carried = ProfileCarry.carried(measured, Sheets.A100, L4);
    assertThat(carried.kernelNanos()).isGreaterThan(2 * RESNET.kernelNanos());
    assertThat(carried.key().gpu()).isEqualTo(L4.id());
    assertThat(carried.origin()).isEqualTo(ProfileOrigin.MODELLED);
    assertThat(carried.soloLatency()).isInstanceOf(SoloLatency.NotMeasured.class);
    assertThat(carried.source()).contains("Carried over").contains(Sheets.A100.name());
  }

  @Test
  void comesNearTheEngineModelledThere() {

    double carried = ProfileCarry.carried(RESNET, Sheets.A100, L4).kernelNanos();
    assertThat(carried / profile("resnet50", L4, 8, Precision.FP16).kernelNanos())
        .isBetween(0.5, 2.0);
  }

  @Test
  void isTheSameProfileOnItsOwnGpu() {
    assertThat(ProfileCarry.carried(RESNET, Sheets.A100, Sheets.A100)).isSameAs(RESNET);
  }

  @Test
  void refusesAGpuWithoutThePipe() {
    EngineProfile tf32 = profile("vgg19", Sheets.A100, 1, Precision.TF32);
    assertThatThrownBy(() -> ProfileCarry.carried(tf32, Sheets.A100, Sheets.T4))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("TF32_TENSOR")
        .hasMessageContaining("another precision");
  }

  @Test
  void refusesAGpuWithoutRoomForABlock() {
    EngineProfile large = profile("vgg19", Sheets.A100, 8, Precision.FP16);
    assertThatThrownBy(() -> ProfileCarry.carried(large, Sheets.A100, Sheets.T4))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("does not fit on an SM");
  }

  @Test
  void refusesAProfileOfAnotherGpu() {
    assertThatThrownBy(() -> ProfileCarry.carried(RESNET, Sheets.T4, Sheets.A100))
        .hasMessageContaining("belongs to a100-80gb-pcie, not to t4");
  }

  @Test
  void refusesAGpuWithTooLittleMemory() {
    EngineProfile huge = profile("yolov4", Sheets.A100, 4096, Precision.FP16);
    assertThatThrownBy(() -> ProfileCarry.carried(huge, Sheets.A100, Sheets.T4))
        .hasMessageContaining("smaller batch");
  }

  private static EngineProfile profile(String id, GpuSpec gpu, int batch, Precision precision) {
    return ModelledEngines.profile(NetworkCatalogue.require(id), gpu, batch, precision);
  }
}

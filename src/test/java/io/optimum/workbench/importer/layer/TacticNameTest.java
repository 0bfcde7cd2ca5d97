package io.optimum.workbench.importer.layer;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TacticNameTest {
  @Test
  void readsTheTileOfXmma() {
    TacticName tactic =
        TacticName.parse(
            "sm80_xmma_fprop_f16f16_nhwc_tilesize256x128x32_stage3_warpsize4x2x1_g1_tensor16x8x16");
    assertThat(tactic).isEqualTo(new TacticName(256, 128, 32, 3, 1, 256));
  }

  @Test
  void readsTheTileOfCudnn() {
    assertThat(TacticName.parse("ampere_h16816cudnn_128x64_sliced1x2_ldg8_relu_stages_64x4_small"))
        .isEqualTo(new TacticName(128, 64, 64, 4, 1, 128));
    assertThat(TacticName.parse("ampere_scudnn_128x64_relu_xregs_large_nn_v1"))
        .isEqualTo(new TacticName(128, 64, 32, 2, 1, 128));
  }

  @Test
  void readsSplitK() {
    assertThat(TacticName.parse("sm80_xmma_gemm_tilesize64x64x64_stage4_splitK_8").splitK())
        .isEqualTo(8);
  }

  @Test
  void assumesATileWhereNoneIsSpelled() {
    TacticName commonest = new TacticName(128, 64, 32, 2, 1, 128);
    assertThat(TacticName.parse("__myl_fc_something")).isEqualTo(commonest);
    assertThat(TacticName.parse("")).isEqualTo(commonest);
  }

  @Test
  void tellsTensorCoresFromCudaCores() {
    assertThat(TacticName.usesTensorCores("turing_fp16_i8816cudnn_int8_128x128")).isTrue();
    assertThat(TacticName.usesTensorCores("trt_turing_cutlass_first_layer_hmma_fprop")).isTrue();
    assertThat(TacticName.usesTensorCores("ampere_scudnn_128x64_relu")).isFalse();
    assertThat(TacticName.usesTensorCores("volta_int8x4_icudnn_int8x4_128x32")).isFalse();
  }
}

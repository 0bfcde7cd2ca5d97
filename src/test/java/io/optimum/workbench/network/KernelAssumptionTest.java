package io.optimum.workbench.network;

import static org.assertj.core.api.Assertions.assertThat;

import io.optimum.workbench.Sheets;
import io.optimum.workbench.domain.engine.EngineProfile;
import io.optimum.workbench.domain.engine.KernelProfile;
import io.optimum.workbench.domain.engine.Precision;
import io.optimum.workbench.network.roofline.KernelAssumption;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// The kernels of the five engines that the co-location measurements on an RTX 3080 served: TF32,
/// batch 1. The counts follow from the assumptions alone.
class KernelAssumptionTest {
  @ParameterizedTest
  @CsvSource({
    "vgg19-keras, 28",
    "resnet152-keras, 162",
    "densenet201-keras, 406",
    "inceptionv3-keras-224, 106",
    "distilbert-32, 63"
  })
  void hasTheKernelsThatTheUsualAssumptionsGive(String id, int kernels) {
    assertThat(profile(request(id)).kernels()).hasSize(kernels);
  }

  /// The layer list of the real engine has 24 layers that are no `NoOp`.
  @Test
  void countsTheKernelsOfAResNet18AsTrtexecListsThem() {
    var request =
        ModelRequest.of(NetworkCatalogue.require("resnet18"), Sheets.A100, 32, Precision.TF32);
    assertThat(profile(request).kernels()).hasSize(24);
  }

  @ParameterizedTest
  @CsvSource({
    "distilbert-32, FUSED_ATTENTION, -12",
    "distilbert-32, FUSED_GELU, -6",
    "distilbert-32, MERGED_SIBLINGS, 12",
    "distilbert-32, OUTPUT_REFORMATS, 1",
    "inceptionv3-keras-224, MERGED_SIBLINGS, 10",
    "inceptionv3-keras-224, NESTED_CONCAT_COPIES, -13",
    "densenet201-keras, NESTED_CONCAT_COPIES, -94",
    "densenet201-keras, SCALE_REFORMATS, 204",
    "vgg19-keras, INPUT_REFORMATS, -1",
    "vgg19-keras, SPLIT_K_REDUCTIONS, 0",
    "vgg19-keras, SPLIT_K, 0",
    "vgg19-keras, WINOGRAD, 0",
    "vgg19-keras, MATRIX_VECTOR, 0"
  })
  void changesTheCountWhenAnAssumptionIsSwitched(
      String id, KernelAssumption assumption, int kernels) {
    ModelRequest usual = request(id);
    assertThat(
            profile(usual.switched(assumption)).kernels().size() - profile(usual).kernels().size())
        .isEqualTo(kernels);
  }

  @Test
  void namesTheSwitchedAssumptionInTheSource() {
    assertThat(profile(request("vgg19-keras").switched(KernelAssumption.SPLIT_K)).source())
        .contains("switched: [SPLIT_K]");
  }

  @ParameterizedTest
  @EnumSource(KernelAssumption.class)
  void isItselfAgainWhenSwitchedTwice(KernelAssumption assumption) {
    ModelRequest usual = request("vgg19-keras");
    assertThat(usual.switched(assumption).switched(assumption)).isEqualTo(usual);
  }

  @Test
  void splitsADepthOnlyWhereThatIsAssumed() {
    ModelRequest usual = request("vgg19-keras");
    assertThat(named(usual, "split")).isZero();
    assertThat(named(usual.switched(KernelAssumption.SPLIT_K), "split")).isPositive();
  }

  @Test
  void addsUpASplitDepthInKernelsOfTheirOwnWhereThatIsAssumed() {
    ModelRequest split = request("vgg19-keras").switched(KernelAssumption.SPLIT_K);
    ModelRequest apart = split.switched(KernelAssumption.SPLIT_K_REDUCTIONS);
    assertThat(profile(apart).kernels().size() - profile(split).kernels().size())
        .isEqualTo(named(split, "split"));
  }

  /// As in TensorRT's layer list of a ResNet-18 on an RTX 3060 (compute capability 8.6), and not in
  /// that of one on an A100.
  @Test
  void runsSmallConvolutionsByWinogradWhereTensorCoresAreNoFasterThanCudaCores() {
    assertThat(named(request("vgg19-keras"), "winograd")).isPositive();
    assertThat(named(request("vgg19-keras").switched(KernelAssumption.WINOGRAD), "winograd"))
        .isZero();
    var onA100 = ModelRequest.of(NetworkCatalogue.require("vgg19"), Sheets.A100, 1, Precision.TF32);
    assertThat(named(onA100, "winograd")).isZero();
  }

  @Test
  void givesASingleRowAMatrixVectorKernelUnlessMoreRowsMayCome() {
    ModelRequest single = request("vgg19-keras");
    assertThat(named(single, "gemv")).isEqualTo(3);
    assertThat(named(single.switched(KernelAssumption.MATRIX_VECTOR), "gemv")).isZero();
  }

  private static int named(ModelRequest request, String part) {
    return (int)
        profile(request).kernels().stream().filter(each -> each.name().contains(part)).count();
  }

  /// A batch normalisation behind a concatenation cannot join the convolution before it: in a list
  /// of TensorRT it is a layer `Scale` (NVIDIA developer forum, topic 288714).
  @Test
  void runsTheNormalisationsOfADenseNetAsKernelsOfTheirOwn() {
    List<KernelProfile> kernels = profile(request("densenet201-keras")).kernels();
    assertThat(kernels.stream().filter(each -> each.layer().startsWith("batchnorm"))).hasSize(102);
  }

  private static ModelRequest request(String id) {
    return ModelRequest.of(NetworkCatalogue.require(id), Sheets.RTX_3080, 1, Precision.TF32);
  }

  private static EngineProfile profile(ModelRequest request) {
    return ModelledEngines.profile(request);
  }
}

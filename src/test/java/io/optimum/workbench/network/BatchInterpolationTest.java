package io.optimum.workbench.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.data.Percentage.withPercentage;

import io.optimum.workbench.Sheets;
import io.optimum.workbench.domain.engine.EngineProfile;
import io.optimum.workbench.domain.engine.KernelProfile;
import io.optimum.workbench.domain.engine.Precision;
import io.optimum.workbench.domain.engine.ProfileOrigin;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BatchInterpolationTest {
  private static final List<EngineProfile> KNOWN =
      IntStream.of(8, 1, 4).mapToObj(BatchInterpolationTest::profile).toList();

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 5, 6, 7})
  void liesOnTheLineBetweenTheNeighbours(int batch) {
    EngineProfile low = profile(batch < 4 ? 1 : 4);
    EngineProfile high = profile(batch < 4 ? 4 : 8);
    double share =
        (double) (batch - low.key().batchSize()) / (high.key().batchSize() - low.key().batchSize());
    EngineProfile between = BatchInterpolation.at(KNOWN, batch);
    assertThat((double) between.kernelNanos())
        .isCloseTo(
            low.kernelNanos() + share * (high.kernelNanos() - low.kernelNanos()),
            withPercentage(0.1));
    assertThat(flops(between))
        .isCloseTo(flops(low) + share * (flops(high) - flops(low)), withPercentage(0.001));
    assertThat(between.inputBytes()).isEqualTo(profile(batch).inputBytes());
  }

  @Test
  void comesNearTheEngineModelledThere() {
    assertThat((double) BatchInterpolation.at(KNOWN, 6).kernelNanos())
        .isCloseTo(profile(6).kernelNanos(), withPercentage(15));
  }

  @Test
  void saysThatItIsModelledAndBetweenWhat() {
    EngineProfile between = BatchInterpolation.at(KNOWN, 3);
    assertThat(between.key().batchSize()).isEqualTo(3);
    assertThat(between.origin()).isEqualTo(ProfileOrigin.MODELLED);
    assertThat(between.source()).startsWith("Interpolated between batch sizes 1 (MODELLED) and 4");
  }

  @Test
  void isTheKnownProfileWhereThereIsOne() {
    assertThat(BatchInterpolation.at(KNOWN, 4)).isEqualTo(profile(4));
  }

  @ParameterizedTest
  @ValueSource(ints = {9, 1000})
  void refusesToGoBeyondWhatIsKnown(int batch) {
    assertThatThrownBy(() -> BatchInterpolation.at(KNOWN, batch))
        .hasMessageContaining("lies outside those known")
        .hasMessageContaining("[1, 4, 8]");
  }

  @Test
  void refusesToGoBelowWhatIsKnown() {
    assertThatThrownBy(() -> BatchInterpolation.at(List.of(profile(4), profile(8)), 2))
        .hasMessageContaining("lies outside");
  }

  @Test
  void refusesProfilesOfDifferentEngines() {
    EngineProfile other =
        ModelledEngines.profile(NetworkCatalogue.require("vgg19"), Sheets.A100, 8, Precision.FP16);
    assertThatThrownBy(() -> BatchInterpolation.at(List.of(profile(1), other), 2))
        .hasMessageContaining("cannot be interpolated");
  }

  private static double flops(EngineProfile profile) {
    return profile.kernels().stream().mapToDouble(KernelProfile::flops).sum();
  }

  private static EngineProfile profile(int batch) {
    return ModelledEngines.profile(
        NetworkCatalogue.require("resnet50"), Sheets.A100, batch, Precision.FP16);
  }
}

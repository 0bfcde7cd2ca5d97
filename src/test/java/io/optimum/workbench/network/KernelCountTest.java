package io.optimum.workbench.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.data.Percentage.withPercentage;

import io.optimum.workbench.Sheets;
import io.optimum.workbench.domain.engine.EngineProfile;
import io.optimum.workbench.domain.engine.KernelProfile;
import io.optimum.workbench.domain.engine.Precision;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KernelCountTest {
  private static final EngineProfile INCEPTION =
      ModelledEngines.profile(
          NetworkCatalogue.require("inceptionv3"), Sheets.RTX_3080, 1, Precision.TF32);

  @ParameterizedTest
  @ValueSource(doubles = {0.01, 0.5, 0.8, 0.999, 1.0, 1.2, 1.5, 2.0, 3.7})
  void hasAsManyKernelsAsAskedFor(double factor) {
    EngineProfile scaled = KernelCount.scaled(factor).of(INCEPTION);
    assertThat(scaled.kernels())
        .hasSize(Math.toIntExact(Math.round(INCEPTION.kernels().size() * factor)));
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.01, 0.8, 1.5, 3.7})
  void keepsTimeOperationsAndBytes(double factor) {
    EngineProfile scaled = KernelCount.scaled(factor).of(INCEPTION);
    assertThat(scaled.kernelNanos()).isEqualTo(INCEPTION.kernelNanos());
    assertSameTotal(scaled, KernelProfile::flops);
    assertSameTotal(scaled, KernelProfile::dramBytes);
    assertSameTotal(scaled, KernelProfile::l2Bytes);
  }

  @Test
  void spreadsTheCutsOverTheStream() {
    var scaled = KernelCount.scaled(1.5).of(INCEPTION).kernels();
    for (int half = 0; half < 2; half++) {
      String firstLayer = INCEPTION.kernels().get(half * INCEPTION.kernels().size() / 2).layer();
      assertThat(
              scaled.indexOf(
                  scaled.stream()
                      .filter(each -> each.layer().equals(firstLayer))
                      .findFirst()
                      .get()))
          .isBetween(half * scaled.size() / 2 - 1, half * scaled.size() / 2 + 1);
    }
  }

  @Test
  void givesTheSameKernelsEachTime() {
    assertThat(KernelCount.scaled(0.8).of(INCEPTION))
        .isEqualTo(KernelCount.scaled(0.8).of(INCEPTION));
  }

  @Test
  void saysSoInTheSource() {
    assertThat(KernelCount.scaled(1.5).of(INCEPTION).source()).contains("1.50 times as many");
  }

  @Test
  void keepsOneKernelHoweverSmallTheFactor() {
    assertThat(KernelCount.scaled(1e-9).of(INCEPTION).kernels()).hasSize(1);
  }

  @Test
  void refusesNoKernels() {
    assertThatThrownBy(() -> KernelCount.scaled(0)).hasMessageContaining("factor");
  }

  private static void assertSameTotal(EngineProfile scaled, ToDoubleFunction<KernelProfile> of) {
    assertThat(scaled.kernels().stream().mapToDouble(of).sum())
        .isCloseTo(INCEPTION.kernels().stream().mapToDouble(of).sum(), withPercentage(1e-6));
  }
}

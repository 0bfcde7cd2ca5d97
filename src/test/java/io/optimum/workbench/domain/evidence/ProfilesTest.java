package io.optimum.workbench.domain.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.optimum.workbench.TestData;
import io.optimum.workbench.domain.engine.EngineId;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProfilesTest {
  private final Profiles profiles = TestData.project().profiles();

  @Test
  void areOfAMeasurementMadeWithThem() {
    assertThat(profiles.areOf(TestData.measurement(1))).isTrue();
  }

  @Test
  void areNotOfAMeasurementMadeBeforeAnEngineWasImportedAnew() {
    Profiles changed = profiles.with(List.of(TestData.profile("beta", 8, 22)));
    assertThat(changed.areOf(TestData.measurement(1))).isFalse();
  }

  @Test
  void aMissingOneIsNamedWithThoseThereAre() {
    assertThatThrownBy(() -> profiles.require(new EngineId("beta"), TestData.A100, 3))
        .hasMessageContaining("beta on a100-80gb-pcie at batch 3")
        .hasMessageContaining("batch 1 on a100-80gb-pcie, batch 8 on a100-80gb-pcie");
  }
}

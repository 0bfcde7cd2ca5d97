package io.optimum.workbench.device.tensorrt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TensorRtMajorTest {
  @ParameterizedTest
  @CsvSource({"8.5.3, EIGHT", "8.6.1, EIGHT", "8.6.2.3, EIGHT", "10.0.0, TEN", "10.15.1.29, TEN"})
  void isReadOffTheHeader(String version, TensorRtMajor major) {
    assertThat(TensorRtMajor.of(version)).isEqualTo(major);
  }

  @ParameterizedTest
  @ValueSource(strings = {"unknown", "before 8.6", "7.2.3", "9.3.0", "11.2.0", "1.0.0", "80.1.1"})
  void namesTheVersionsThatRunWhenItIsAnother(String version) {
    assertThatThrownBy(() -> TensorRtMajor.of(version))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(version)
        .hasMessageContaining("TensorRT 8 and TensorRT 10");
  }

  @Test
  void isChosenByItsNumberToo() {
    assertThat(TensorRtMajor.numbered(10)).isEqualTo(TensorRtMajor.TEN);
    assertThatThrownBy(() -> TensorRtMajor.numbered(9))
        .hasMessageContaining("TensorRT 9 is not known");
  }
}

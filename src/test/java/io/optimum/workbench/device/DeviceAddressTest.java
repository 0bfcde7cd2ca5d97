package io.optimum.workbench.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DeviceAddressTest {
  @ParameterizedTest
  @CsvSource({
    "sim, sim",
    "sim:a100-80gb-pcie, sim:a100-80gb-pcie",
    "replay:a/b, replay:a/b",
    "cuda, cuda:0",
    "cuda:3, cuda:3",
    "cuda:MIG-0a1b2c3d-0000-1111-2222-333344445555, cuda:MIG-0a1b2c3d-0000-1111-2222-333344445555",
    "cuda:GPU-0a1b2c3d, cuda:GPU-0a1b2c3d",
    "ssh://me@gpu-server/cuda:MIG-0a1b, ssh://me@gpu-server/cuda:MIG-0a1b",
    "agent:sim, agent:sim",
    "ssh://gpu-server, ssh://gpu-server/cuda:0",
    "ssh://me@gpu-server/, ssh://me@gpu-server/cuda:0",
    "ssh://me@10.0.0.7:2222/cuda:1, ssh://me@10.0.0.7:2222/cuda:1",
    "ssh://me@gpu-server/replay:/data/r, ssh://me@gpu-server/replay:/data/r",
  })
  void isReadAndWritten(String text, String written) {
    assertThat(DeviceAddress.parse(text).text()).isEqualTo(written);
    assertThat(DeviceAddress.parse(written)).isEqualTo(DeviceAddress.parse(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "gpu",
        "sim:",
        "cuda:",
        "cuda:x",
        "cuda:-1",
        "cuda:MIG-",
        "cuda:MIG-a;reboot",
        "replay",
        "replay:",
        "agent:agent:sim",
        "ssh://",
        "ssh://a b",
        "ssh://h/ssh://h",
        "ssh://-oProxyCommand=evil",
        "ssh://h:99999/sim",
        "sim:../x",
      })
  void whatIsNoneIsRefused(String text) {
    assertThatThrownBy(() -> DeviceAddress.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("(");
  }
}

package io.optimum.workbench.device.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.optimum.workbench.device.DeviceChoice;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AgentLaunchTest {
  @Test
  void aChildSeesOneGpuByItsEnvironment() {
    AgentLaunch child =
        AgentLaunch.child(List.of("java", "Main"))
            .withEnvironment(Map.of("LD_LIBRARY_PATH", "/trt"))
            .seeing("MIG-1");
    assertThat(child.line()).containsExactly("java", "Main", "agent");
    assertThat(child.environment())
        .containsOnly(
            Map.entry("LD_LIBRARY_PATH", "/trt"), Map.entry("CUDA_VISIBLE_DEVICES", "MIG-1"));
  }

  @Test
  void anAgentElsewhereSeesOneGpuByEnv() {
    AgentLaunch there =
        AgentLaunch.ssh(new DeviceChoice.Place.Host("me@optimum", 0))
            .withOptions("--tensorrt", "10")
            .seeing("MIG-1");
    assertThat(String.join(" ", there.line()))
        .endsWith("-- me@optimum env CUDA_VISIBLE_DEVICES=MIG-1 optimum agent --tensorrt 10");
    assertThat(there.environment()).isEmpty();
  }

  @Test
  void aPersonReachesTheHostAtItsPort() {
    assertThat(AgentLaunch.ssh(new DeviceChoice.Place.Host("me@lab", 2222)).byHand())
        .isEqualTo("ssh -p 2222 me@lab");
    assertThat(AgentLaunch.ssh(new DeviceChoice.Place.Host("me@lab", 0)).byHand())
        .isEqualTo("ssh me@lab");
  }
}

package io.optimum.workbench.cli.project;

import static org.assertj.core.api.Assertions.assertThat;

import io.optimum.workbench.device.DeviceChoice;
import io.optimum.workbench.domain.gpu.GpuMachine;
import io.optimum.workbench.domain.gpu.GpuMachine.Found;
import java.util.List;
import org.junit.jupiter.api.Test;

class MachineTextTest {
  private static final Found NONE = new Found.NotFound("No NVIDIA driver.");
  private static final GpuMachine BARE =
      new GpuMachine.Told(List.of(), NONE, NONE, NONE, NONE, NONE);

  @Test
  void saysOfWhichMachineItSpeaks() {
    assertThat(MachineText.lines(new DeviceChoice.Place.ThisMachine(), BARE))
        .startsWith("No GPU can be opened on this machine.");
    assertThat(MachineText.lines(new DeviceChoice.Place.Host("me@box", 0), BARE))
        .startsWith("No GPU can be opened on me@box.");
  }
}

package io.optimum.workbench.importer;

import static org.assertj.core.api.Assertions.assertThat;

import io.optimum.workbench.domain.Problem;
import io.optimum.workbench.importer.trtexec.MeasuredSwitches;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CrossCheckTest {
  private static final String SUMMARY = "tiny.onnx.engine.profile.metadata.json";
  private static final String DEVICE = "tiny.onnx.engine.metadata.json";

  @TempDir private Path folder;

  @Test
  void profilesOfEqualSwitchesAndGpuAreComparedInSilence() throws IOException {
    engine("first");
    engine("second");
    assertThat(Fixtures.read(folder).problems()).isEmpty();
  }

  @Test
  void aProfileKeepsTheVersionAndSwitchesOfTrtexec() throws IOException {
    Fixtures.edit(
        engine("first").resolve(SUMMARY),
        "\"Streams\"",
        "\"TensorRT version\": \"10.3.0\", \"Streams\"");
    String source = Fixtures.read(folder).profiles().getFirst().source();
    MeasuredSwitches switches = MeasuredSwitches.in(source).orElseThrow();
    assertThat(switches.version()).isEqualTo("10.3.0");
    assertThat(switches.values())
        .containsEntry("cuda graph", "enabled")
        .containsEntry("spin-wait", "enabled")
        .containsEntry("data transfers", "disabled");
  }

  @Test
  void warnsOfDifferentSwitches() throws IOException {
    engine("first");
    Fixtures.edit(
        engine("second").resolve(SUMMARY),
        "\"CUDA Graph\": \"Enabled\"",
        "\"CUDA Graph\": \"Disabled\"");
    assertThat(only().message())
        .contains("cuda graph disabled ('second-tiny'), enabled ('first-tiny')");
    assertThat(only().advice()).contains("trtexec 11");
  }

  @Test
  void warnsOfDifferentDefaultsWhereASwitchIsNotSaid() throws IOException {
    Fixtures.edit(
        engine("first").resolve(SUMMARY),
        "\"CUDA Graph\": \"Enabled\"",
        "\"trtexec version\": \"10.3.0\"");
    Fixtures.edit(
        engine("second").resolve(SUMMARY),
        "\"CUDA Graph\"",
        "\"trtexec version\": \"11.0.0\", \"CUDA Graph\"");
    assertThat(only().message()).contains("11 or later ('second-tiny'), before 11 ('first-tiny')");
  }

  @Test
  void warnsOfDifferentGpus() throws IOException {
    engine("first");
    Path second = engine("second");
    Files.delete(second.resolve(DEVICE));
    Fixtures.edit(second.resolve(SUMMARY), "NVIDIA A100 80GB PCIe", "Tesla T4");
    Fixtures.edit(second.resolve(SUMMARY), "108.0", "40.0");
    assertThat(only().message()).contains("different GPUs", "t4 ('second-tiny')");
  }

  @Test
  void aHostBoundEngineIsToldByHowMuchAndThatAGraphMayHelp() throws IOException {
    Path summary = engine("first").resolve(SUMMARY);
    Fixtures.edit(summary, "\"CUDA Graph\": \"Enabled\"", "\"CUDA Graph\": \"Disabled\"");
    Fixtures.edit(summary, "0.0101", "0.0405");
    assertThat(only().message()).contains("0.0405", "90 % of the GPU compute time");
    assertThat(only().advice()).contains("A CUDA graph may help", "--useCudaGraph");
  }

  @Test
  void layerTimesAboveTheLatencyAreToldWithTheExcessAndTheScaling() throws IOException {
    Fixtures.edit(
        engine("first").resolve("tiny.onnx.engine.profile.json"),
        "\"medianMs\" : 0.02,",
        "\"medianMs\" : 0.06,");
    assertThat(only().message()).contains("200 %", "0.04500 ms too much", "scaled by one factor");
  }

  private Path engine(String name) throws IOException {
    return Fixtures.copyTiny(Files.createDirectory(folder.resolve(name)));
  }

  private Problem only() {
    assertThat(Fixtures.read(folder).problems()).hasSize(1);
    return Fixtures.read(folder).problems().getFirst();
  }
}

package io.optimum.workbench.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.optimum.workbench.app.Shell.Ran;
import io.optimum.workbench.codec.JsonCodec;
import io.optimum.workbench.device.tensorrt.TensorRtMajor;
import io.optimum.workbench.domain.engine.BuildRequest;
import io.optimum.workbench.domain.engine.Precision;
import io.optimum.workbench.task.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// Building without a GPU: the reason is data, and this process lives.
class BuildCommandTest {
  @TempDir private Path folder;

  private BuildRequest request() {
    return new BuildRequest(
        folder.resolve("net.onnx"), Precision.FP16, List.of(1, 4), 0, folder.resolve("out"));
  }

  private Path script(String text) throws IOException {
    Path script = Files.writeString(folder.resolve("program"), "#!/bin/sh%n%s%n".formatted(text));
    assertThat(script.toFile().setExecutable(true)).isTrue();
    return script;
  }

  private static ChildProgram child(Path program) {
    return new ChildProgram(List.of(program.toString()), Map.of(), new JsonCodec());
  }

  @Test
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "The stub is a shell script.")
  void givesWhatTheChildBuilt() throws IOException {
    Path program =
        script(
            "echo '{\"engine\": \"e.plan\", \"layers\": \"e.layers.json\", \"engineBytes\": 5,"
                + " \"warnings\": [\"'$*'\"]}'");
    var built = new ChildBuilder(child(program)).build(request(), Progress.none());
    assertThat(built.engine()).isEqualTo(Path.of("e.plan"));
    assertThat(built.warnings().getFirst())
        .contains("--precision fp16 --batch 1,4 --device cuda:0", "--in-this-process --json");
  }

  @Test
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "The stub is a shell script.")
  void survivesABuilderThatDies() throws IOException {
    Path program = script("echo last words >&2\nkill -SEGV $$");
    var builder = new ChildBuilder(child(program));
    assertThatThrownBy(() -> builder.build(request(), Progress.none()))
        .hasMessageContaining("ended with code 139")
        .hasMessageContaining("last words");
  }

  @Test
  void refusesAnotherMachineAndAMissingNetwork() throws IOException {
    Path network = Files.createFile(folder.resolve("net.onnx"));
    Ran elsewhere = Shell.run("build", network, "--out", folder, "--device", "ssh://host");
    assertThat(elsewhere.code()).isEqualTo(2);
    assertThat(elsewhere.err()).contains("run `optimum build` there");
    assertThat(Shell.run("build", folder.resolve("none.onnx"), "--out", folder).err())
        .contains("There is no network at");
  }

  @Test
  void saysWhatIsMissingBeforeAnyProcessIsStarted() throws IOException {
    Assumptions.assumeTrue(
        ThisProgram.tensorRts().runtime(TensorRtMajor.EIGHT).isEmpty(),
        "Skipped: there is a TensorRT 8 here.");
    Path network = Files.createFile(folder.resolve("net.onnx"));
    assertThat(Shell.run("build", network, "--out", folder).err())
        .contains("There is no TensorRT 8: neither ");
  }

  @Test
  void doctorRunsEverywhere() {
    Ran ran = Shell.run("doctor", "--json");
    assertThat(ran.code()).isZero();
    assertThat(ran.json().get("findings"))
        .asInstanceOf(InstanceOfAssertFactories.LIST)
        .hasSizeGreaterThan(5);
    assertThat(Shell.run("doctor").out())
        .contains("yes  Simulation", "GPU and driver")
        .containsPattern("\\d of \\d+ found\\. Next: `optimum ");
  }

  @Test
  void writesANetworkOfTheCatalogue() {
    Ran ran = Shell.run("networks", "squeezenet11", "--onnx", folder.resolve("models"), "--json");
    assertThat(ran.code()).as(ran.err()).isZero();
    assertThat(folder.resolve("models/squeezenet11.onnx")).isRegularFile();
    assertThat(ran.json().get("files")).asInstanceOf(InstanceOfAssertFactories.LIST).hasSize(1);
    assertThat(Shell.run("networks", "--json").json().keySet()).hasToString("[networks]");
    assertThat(Shell.run("networks").out()).contains("resnet50", "M  ");
    assertThat(Shell.run("networks", "resnet51").code()).isEqualTo(2);
  }
}

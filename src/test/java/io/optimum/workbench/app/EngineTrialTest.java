package io.optimum.workbench.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.optimum.workbench.app.Shell.Ran;
import io.optimum.workbench.codec.JsonCodec;
import io.optimum.workbench.device.DeviceAddress;
import io.optimum.workbench.device.EngineBinary;
import io.optimum.workbench.device.EngineTrial;
import io.optimum.workbench.device.cuda.CudaProbe;
import io.optimum.workbench.device.cuda.CudaProber;
import io.optimum.workbench.device.tensorrt.TensorRtFolders;
import io.optimum.workbench.device.tensorrt.TensorRtMajor;
import io.optimum.workbench.domain.evidence.EngineVerdict;
import io.optimum.workbench.task.Progress;
import io.optimum.workbench.workflow.Trials;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// Trying engines without a GPU: which process would, and what people are told.
class EngineTrialTest {
  private final List<TensorRtMajor> asked = new ArrayList<>();
  @TempDir private Path folder;

  @BeforeEach
  void noGpu() {
    Assumptions.assumeFalse(
        new CudaProber().probe() instanceof CudaProbe.Ready, "Skipped: there is a GPU here.");
  }

  private Path plan(int major, int minor) throws IOException {
    byte[] head = new byte[64];
    System.arraycopy(new byte[] {'f', 't', 'r', 't'}, 0, head, 0, 4);
    head[24] = (byte) major;
    head[25] = (byte) minor;
    head[26] = 1;
    return Files.write(folder.resolve("engine.plan"), head);
  }

  /// Tries with a shell script in place of this program.
  private EngineVerdict attempt(Path engine, String script) throws IOException {
    return attempt(engine, script, "cuda:1");
  }

  private EngineVerdict attempt(Path engine, String script, String gpu) throws IOException {
    Path program = Files.writeString(folder.resolve("program"), "#!/bin/sh\n" + script + "\n");
    assertThat(program.toFile().setExecutable(true)).isTrue();
    ChildProgram stub = new ChildProgram(List.of(program.toString()), Map.of(), new JsonCodec());
    ChildTrial child =
        new ChildTrial(
            major -> {
              asked.add(major);
              return stub;
            },
            _ -> stub);
    EngineBinary binary = RealGpu.trials(new JsonCodec()).engine(engine);
    return child.attempt(
        new EngineTrial.Request(binary, DeviceAddress.parse(gpu), 50), Progress.none());
  }

  private static String answer(String verdict) {
    return "echo '{\"engine\":\"e\",\"tensorRtVersion\":\"8.6.1\",\"verdict\":%s}'"
        .formatted(verdict);
  }

  @Test
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "The stub is a shell script.")
  void takesTheProcessOfTheTensorRtInTheHeader() throws IOException {
    String refused = answer("{\"type\":\"refused\",\"reason\":\"'\"$*\"'\"}");
    EngineVerdict verdict = attempt(plan(8, 6), refused);
    assertThat(((EngineVerdict.Refused) verdict).reason())
        .contains("doctor --engine")
        .contains("--device cuda:1 --in-this-process --inferences 50 --json");
    attempt(plan(10, 15), refused);
    assertThat(asked).containsExactly(TensorRtMajor.EIGHT, TensorRtMajor.TEN);
  }

  @Test
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "The stub is a shell script.")
  void aMigSliceIsTheOneGpuThatTheProcessSees() throws IOException {
    String refused = answer("{\"type\":\"refused\",\"reason\":\"'\"$CUDA_VISIBLE_DEVICES $*\"'\"}");
    for (String slice : List.of("cuda:MIG-7", "agent:cuda:MIG-7")) {
      EngineVerdict verdict = attempt(plan(8, 6), refused, slice);
      assertThat(((EngineVerdict.Refused) verdict).reason())
          .startsWith("MIG-7 doctor ")
          .contains("--device cuda:0 --in-this-process");
    }
  }

  @Test
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "The stub is a shell script.")
  void anotherMachineReadsTheEngineFromItsInputAndMayRefuseIt() throws IOException {
    String refused = answer("{\"type\":\"refused\",\"reason\":\"'\"$(wc -c) $*\"'\"}") + "\nexit 1";
    EngineVerdict verdict = attempt(plan(8, 6), refused, "ssh://me@gpu-server/cuda:MIG-7");
    assertThat(((EngineVerdict.Refused) verdict).reason().strip())
        .isEqualTo("64 doctor --engine - --device cuda:MIG-7 --inferences 50 --json");
    assertThat(asked).isEmpty();
  }

  @Test
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "The stub is a shell script.")
  void saysOnWhichMachineItCouldNotBeTried() throws IOException {
    Path engine = plan(8, 6);
    assertThatThrownBy(
            () -> attempt(engine, "echo Permission denied >&2; exit 255", "ssh://me@gpu-server"))
        .hasMessageStartingWith("On me@gpu-server: Trying ")
        .hasMessageContaining("Permission denied");
  }

  @Test
  void readsAnEngineFromStandardInput() throws IOException {
    InputStream before = System.in;
    try (InputStream engine = Files.newInputStream(plan(9, 3))) {
      System.setIn(engine);
      assertThat(Shell.run("doctor", "--engine", "-").err()).contains("9.3.1");
    } finally {
      System.setIn(before);
    }
  }

  @Test
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "The stub is a shell script.")
  void readsTheAnswerAmongWhatNativeLibrariesPrint() throws IOException {
    String script =
        "echo '[TRT] INFO: Loaded engine size: 3 MiB'\n"
            + answer("{\"type\":\"refused\",\"reason\":\"no\"}")
            + "\necho '[TRT] INFO: bye'";
    assertThat(attempt(plan(8, 6), script)).isEqualTo(new EngineVerdict.Refused("no"));
  }

  @Test
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "The stub is a shell script.")
  void survivesDjlThatAbortsForWantOfMemory() throws IOException {
    Path engine = plan(8, 6);
    assertThatThrownBy(() ->
            attempt(
                engine,
                "echo '[TRT] ERROR: 2: OutOfMemory' >&2; echo 'Cuda failure: 2' >&2\n"
                    + "kill -ABRT $$"))
        .hasMessageContaining("Trying " + engine)
        .hasMessageContaining("code 134")
        .hasMessageContaining("[TRT] ERROR: 2: OutOfMemory")
        .hasMessageContaining("Cuda failure: 2 (CUDA_ERROR_OUT_OF_MEMORY)");
  }

  @Test
  void refusesAnotherTensorRtBeforeAnyProcessIsStarted() throws IOException {
    Ran ran = Shell.run("doctor", "--engine", plan(9, 3));
    assertThat(ran.code()).isEqualTo(1);
    assertThat(ran.err()).contains("9.3.1", "TensorRT 8 and TensorRT 10");
  }

  @Test
  void saysThatAFileIsNoEngine() throws IOException {
    Path file = Files.writeString(folder.resolve("net.onnx"), "not an engine");
    assertThat(Shell.run("doctor", "--engine", file).err())
        .contains("net.onnx", "This is no TensorRT plan");
    assertThat(Shell.run("doctor", "--engine", folder.resolve("none")).code()).isEqualTo(2);
    assertThat(Shell.run("doctor", "--engine", file, "--device", "sim").err())
        .contains("--device sim: engines are tried on a real GPU");
  }

  @Test
  void refusesForWantOfAGpuBeforeAnyLibraryIsLoaded() throws IOException {
    Trials trials = RealGpu.trials(new JsonCodec());
    EngineTrial.Request request =
        new EngineTrial.Request(trials.engine(plan(8, 6)), new DeviceAddress.Cuda(0), 10);
    assertThatThrownBy(() -> trials.here().attempt(request, Progress.none()))
        .hasMessage(new CudaProber().probe().reason());
  }

  @Test
  void startsAProcessWithTheLibrariesOfTheEnginesTensorRt() throws IOException {
    Path home = Files.createDirectories(folder.resolve("lib-trt10"));
    Path bindings = Files.createFile(home.resolve("bindings.jar"));
    Files.createFile(home.resolve("libnvinfer.so.10"));
    TensorRtFolders folders = new TensorRtFolders(folder, Map.of(), List.of());
    var ten = Devices.launch(folders, TensorRtMajor.TEN);
    assertThat(ten.line()).contains("-Doptimum.tensorrt=10", "-Dai.djl.offline=true");
    assertThat(ten.line().get(ten.line().indexOf("-cp") + 1)).startsWith(bindings.toString());
    assertThat(ten.environment()).containsEntry("LD_LIBRARY_PATH", home.toString());
    var eight = Devices.launch(folders, TensorRtMajor.EIGHT);
    assertThat(eight.line()).contains("-Doptimum.tensorrt=8");
    assertThat(eight.line().get(eight.line().indexOf("-cp") + 1))
        .isEqualTo(System.getProperty("java.class.path"));
  }

  @Test
  void anAgentAskedForAMissingTensorRtSaysWhatIsMissing() {
    assertThatThrownBy(() -> new AgentMain(folder).serve(null, TensorRtMajor.TEN))
        .hasMessageContaining("There is no TensorRT 10")
        .hasMessageContaining("lib-trt10");
    assertThat(Shell.run("agent", "--tensorrt", "9").code()).isEqualTo(2);
  }
}

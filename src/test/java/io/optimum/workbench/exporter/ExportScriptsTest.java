package io.optimum.workbench.exporter;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.optimum.workbench.Golden;
import io.optimum.workbench.domain.run.Sharing;
import io.optimum.workbench.exporter.ExportBundle.ExportFile;
import io.optimum.workbench.exporter.folder.ExportWriter;
import io.optimum.workbench.exporter.triton.TritonRepositoryExporter;
import io.optimum.workbench.exporter.trtexec.TrtexecCommandsExporter;
import io.optimum.workbench.task.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// The exported scripts, run by a real shell against programs that only say how they were called.
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "It runs a POSIX shell.")
class ExportScriptsTest {
  @TempDir Path root;
  private @Nullable String shapes;

  @Test
  void startTritonStartsEveryServerOnItsGpuAndPorts() throws Exception {
    Path folder = writeTo("out dir", Sharing.STREAMS, Sharing.TIME_SLICED);
    Result result = run(folder.resolve("start-triton.sh"));
    assertThat(result.exitCode()).isZero();
    assertThat(result.output())
        .contains(
            "gpu=0 args=--model-repository=%s/gpu0 --http-port=8000 --grpc-port=8001 --metrics-port=8002"
                .formatted(folder.toRealPath()))
        .contains("gpu=GPU-1234 args=")
        .contains("--http-port=8010", "--http-port=8020");
  }

  @Test
  void startTritonStartsOnlyTheServersThatAreNamed() throws Exception {
    Path folder = writeTo("out", Sharing.STREAMS, Sharing.STREAMS);
    assertThat(run(folder.resolve("start-triton.sh"), "gpu1").output())
        .contains("/gpu1 ")
        .doesNotContain("/gpu0 ");
    Result wrong = run(folder.resolve("start-triton.sh"), "gpu7");
    assertThat(wrong.exitCode()).isEqualTo(2);
    assertThat(wrong.output()).contains("There is no server gpu7. There are: gpu0 gpu1");
  }

  @Test
  void startTritonFailsWhenAServerFails() throws Exception {
    Path folder = writeTo("out", Sharing.STREAMS, Sharing.STREAMS);
    assertThat(runWith(folder.resolve("start-triton.sh"), "#!/bin/sh\nexit 3\n").exitCode())
        .isEqualTo(3);
  }

  @Test
  void startTritonGivesEveryClientOfMpsItsShare() throws Exception {
    Path folder = writeTo("out", Sharing.STREAMS, Sharing.MPS);
    Result result =
        runWith(
            folder.resolve("start-triton.sh"),
            """
            #!/bin/sh
            echo "$CUDA_MPS_ACTIVE_THREAD_PERCENTAGE% of $CUDA_VISIBLE_DEVICES: $1"
            """);
    assertThat(result.output())
        .contains(
            "60.0%% of GPU-1234: --model-repository=%s/gpu1-resnet50-fp16-2"
                .formatted(folder.toRealPath()))
        .contains("40.0% of GPU-1234", "% of 0: ");
    assertThat(result.exitCode()).isZero();
  }

  @Test
  void trtexecCommandsAreTheGoldenFileAndRun() throws Exception {
    ExportBundle bundle = new TrtexecCommandsExporter().export(ExportFixture.request(root));
    Golden.check(
        "exporter/trtexec-commands.sh", ((ExportFile.Text) bundle.files().getFirst()).content());
    Path folder = root.resolve("out");
    new ExportWriter().write(bundle, folder, Progress.none());
    Result result = run(folder.resolve("trtexec-commands.sh"));
    assertThat(result.exitCode()).isZero();
    assertThat(result.output())
        .contains("--onnx=onnx/resnet50-fp16.onnx --saveEngine=engines/resnet50-fp16-b8.engine")
        .contains(
            "--skipInference --minShapes=data:1x3x224x224 --optShapes=data:8x3x224x224"
                + " --maxShapes=data:8x3x224x224 --fp16")
        .contains("--separateProfileRun --shapes=data:8x3x224x224 --profilingVerbosity=detailed")
        .contains(
            "engines/bert-base-fp16-b1.engine --profilingVerbosity=detailed --skipInference --fp16")
        .contains("--fp16")
        .contains("--exportTimes=engines/resnet50-fp16-b8-s2-graph.engine.timing.json")
        .contains("--infStreams=2 --useCudaGraph");
  }

  @Test
  void eachEngineHasTheShapesOfItsOwnInputs() throws Exception {
    assertThat(
            trtexec(List.of(input("ids", -1, 128), input("table", 7, 16), input("mask", -1, 128)))
                .output())
        .contains("--minShapes=ids:1x128,mask:1x128 --optShapes=ids:8x128,mask:8x128 --maxShapes=");
    assertThat(trtexec(List.of(input("data", 8, 3, 224, 224))).output())
        .as("fixed in the engine, so in its ONNX file")
        .doesNotContain("hapes=");
    assertThat(trtexec(List.of(input("$(touch x) `id`\n\"", -1, 3))).output())
        .as("a name that a shell would obey")
        .doesNotContain("hapes=", "uid");
    assertThat(root.resolve("x")).doesNotExist();
    Result asks = trtexec(List.of(input("ids", -1, -1)));
    assertThat(asks.exitCode()).isNotZero();
    assertThat(asks.output())
        .contains("SHAPES_resnet50_fp16_b8")
        .contains("Set it to the shapes of resnet50-fp16-b8 for trtexec");
  }

  @Test
  void shapesOfOnesOwnTakeThePlaceOfThose() throws Exception {
    shapes = "--shapes=mine:8x2";
    assertThat(trtexec(List.of(input("ids", -1, -1))).output())
        .contains("--skipInference --shapes=mine:8x2 --fp16")
        .doesNotContain("ids:");
    shapes = "";
    assertThat(trtexec(List.of(input("data", -1, 3, 224, 224))).output())
        .as("fixed in the ONNX file")
        .doesNotContain("hapes=");
  }

  private static EngineInput input(String name, long... dimensions) {
    return new EngineInput(name, LongStream.of(dimensions).boxed().toList());
  }

  private Result trtexec(List<EngineInput> inputs) throws Exception {
    ExportBundle bundle =
        new TrtexecCommandsExporter().export(ExportFixture.withInputs(root, inputs));
    Path folder = root.resolve("out");
    new ExportWriter().write(bundle, folder, Progress.none());
    return run(folder.resolve("trtexec-commands.sh"));
  }

  private record Result(int exitCode, String output) {}

  private Path writeTo(String name, Sharing first, Sharing second) {
    Path folder = root.resolve(name);
    ExportRequest request = ExportFixture.request(root, ExportFixture.plan(first, second));
    new ExportWriter()
        .write(new TritonRepositoryExporter().export(request), folder, Progress.none());
    return folder;
  }

  private Result run(Path script, String... arguments) throws Exception {
    return runWith(script, "#!/bin/sh\necho \"gpu=$CUDA_VISIBLE_DEVICES args=$*\"\n", arguments);
  }

  private Result runWith(Path script, String program, String... arguments) throws Exception {
    var command = new java.util.ArrayList<String>();
    command.add(script.toString());
    command.addAll(java.util.List.of(arguments));
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectErrorStream(true).directory(root.toFile());
    builder.environment().put("TRITON", fake(program).toString());
    builder.environment().put("TRTEXEC", fake(program).toString());
    Path tools = Files.createDirectories(root.resolve("tools"));
    Path control = Files.writeString(tools.resolve("nvidia-cuda-mps-control"), "#!/bin/sh\n");
    assertThat(control.toFile().setExecutable(true)).isTrue();
    builder.environment().merge("PATH", tools.toString(), (path, mine) -> mine + ":" + path);
    builder.environment().put("MPS_RUN", root.resolve("run").toString());
    builder.environment().put("GPU1", "GPU-1234");
    builder.environment().put("CUDA_VISIBLE_DEVICES", "");
    if (shapes != null) {
      builder.environment().put("SHAPES_resnet50_fp16_b8", shapes);
    }
    Process process = builder.start();
    String output = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    return new Result(process.exitValue(), output);
  }

  private Path fake(String program) throws IOException {
    Path file = Files.writeString(root.resolve("program"), program);
    assertThat(file.toFile().setExecutable(true)).isTrue();
    return file;
  }
}

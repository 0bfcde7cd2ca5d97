package io.optimum.workbench.device.cuda;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// JCuda's real natives on a driver that a C compiler built, in a process of its own: every call
/// that a run makes exists, has the arguments that the driver takes, and what is opened is closed.
@EnabledOnOs(value = OS.LINUX, architectures = "amd64", disabledReason = "JCuda has natives for it")
class JCudaDriverOnStubTest {
  private static final String ALL_CLOSED =
      "open: 0 streams 0 events 0 graphs 0 executables 0 modules 0 buffers 0 pinned 0 contexts 0"
          + " green";

  @TempDir Path folder;

  @Test
  void runsAPairOnStreamsAndOnGreenContextsAndClosesAll() throws Exception {
    String said = said("nothing", 0);
    assertThat(said)
        .contains(
            "CUDA driver 12.4, no TensorRT, re-enacted kernels 1",
            "ran STREAMS: [many, many]",
            "ran GREEN_CONTEXT: [many, many]",
            "32 connections",
            "stream priority -5\n",
            "stream priority 0\n",
            "stream priority -5 green",
            "stream priority 0 green",
            "green context of 8 groups",
            "green context of 4 groups")
        .doesNotContain("\nfailed: ")
        .as("the whole has the SMs too that are in no group")
        .doesNotContain("green context of 16 groups")
        .contains(ALL_CLOSED);
  }

  @Test
  void aLaunchThatFailsIsNamedAndEverythingIsClosed() throws Exception {
    assertThat(said("LAUNCH", 200))
        .contains(
            "failed: cuLaunchKernel(",
            "CUDA_ERROR_ILLEGAL_ADDRESS (700). The CUDA context is lost",
            ALL_CLOSED);
  }

  @Test
  void memoryThatDoesNotSufficeIsGivenBack() throws Exception {
    assertThat(said("PINNED", 2))
        .contains("failed: cuMemAllocHost(", "The GPU is out of memory", ALL_CLOSED);
  }

  @Test
  void aGreenContextThatFailsTakesThoseBeforeItAlong() throws Exception {
    assertThat(said("GREEN", 2))
        .contains(
            "ran STREAMS",
            "failed: cuCtxFromGreenCtx failed: CUDA_ERROR_INVALID_RESOURCE_CONFIGURATION (915)",
            ALL_CLOSED);
  }

  @Test
  void aDriverThatHasNoGreenContextsForThisGpuIsNotAskedForThem() throws Exception {
    assertThat(said("ASKED", 801))
        .contains(
            "ran STREAMS: [many, many]",
            "failed: This device cannot share by green-context; it can by streams.",
            ALL_CLOSED);
  }

  /// @param fails which call, or none
  /// @param number of the call that fails
  private String said(String fails, int number) throws IOException, InterruptedException {
    List<String> defines = new ArrayList<>(List.of("-w"));
    for (String each : List.of("LAUNCH", "PINNED", "GREEN", "ASKED")) {
      defines.add("FAIL_%s=%d".formatted(each, each.equals(fails) ? number : Integer.MAX_VALUE));
    }
    Path library = StubLibrary.build(folder, "libcuda", defines.toArray(new String[0]));
    Files.move(library, folder.resolve("libcuda.so.1"));
    ProcessBuilder builder =
        new ProcessBuilder(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-XX:TieredStopAtLevel=1",
                "-Djava.io.tmpdir=" + folder,
                "-cp",
                System.getProperty("java.class.path"),
                RunsOnStub.class.getName()));
    builder.environment().put("LD_LIBRARY_PATH", folder.toString());
    Process process = builder.redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).as("ends").isTrue();
    return said;
  }
}

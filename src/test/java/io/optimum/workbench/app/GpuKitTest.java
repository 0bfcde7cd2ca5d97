package io.optimum.workbench.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.optimum.workbench.codec.JsonCodec;
import io.optimum.workbench.device.cuda.CudaProbe;
import io.optimum.workbench.device.cuda.CudaProber;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The kit on a machine that has next to nothing: installed into an empty folder with a minimal
/// PATH.
@Tag("installer")
class GpuKitTest {
  private static final Path BUILT = Path.of("target/gpu-kit").toAbsolutePath();
  private static final List<String> TOOLS =
      List.of("sh", "tar", "xz", "sha256sum", "mkdir", "mv", "rm");

  @TempDir private Path folder;
  private Path kit = BUILT;

  private record Ended(int code, String output) {}

  @BeforeEach
  void needsTheKit() throws IOException {
    assumeTrue(Files.isDirectory(BUILT), "No kit: mvn -Pgpu-kit package makes it");
    assumeFalse(new CudaProber().probe() instanceof CudaProbe.Ready, "There is a GPU here.");
    Path tools = Files.createDirectory(folder.resolve("tools"));
    for (String tool : TOOLS) {
      Path found =
          Stream.of("/usr/bin/", "/bin/")
              .map(each -> Path.of(each + tool))
              .filter(Files::exists)
              .findFirst()
              .orElseThrow();
      Files.createSymbolicLink(tools.resolve(tool), found);
    }
  }

  private Ended run(String... command) throws IOException, InterruptedException {
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()));
    builder.environment().clear();
    builder.environment().put("PATH", folder.resolve("tools").toString());
    builder.environment().put("HOME", folder.toString());
    Process process = builder.start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
    return new Ended(process.exitValue(), output);
  }

  private Ended install(String... options) throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(
            List.of(kit.resolve("install.sh").toString(), folder.resolve("opt").toString()));
    command.addAll(List.of(options));
    return run(command.toArray(String[]::new));
  }

  private Ended optimum(String... args) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(folder.resolve("opt/bin/optimum").toString()));
    command.addAll(List.of(args));
    return run(command.toArray(String[]::new));
  }

  /// The kit with links to its pieces, so that one can be spoilt.
  private void ownKit() throws IOException {
    kit = Files.createDirectory(folder.resolve("kit"));
    try (Stream<Path> files = Files.list(BUILT)) {
      for (Path each : files.toList()) {
        Files.createSymbolicLink(kit.resolve(each.getFileName()), each);
      }
    }
  }

  private Path spoil(String piece) throws IOException {
    Path file = kit.resolve(piece);
    byte[] bytes = Files.readAllBytes(file);
    bytes[bytes.length / 2] ^= 1;
    Files.delete(file);
    return Files.write(file, bytes);
  }

  @Test
  void installsIntoAnEmptyFolderAndRunsUpToWhereAGpuIsNeeded() throws Exception {
    Ended installed = install();
    assertThat(installed.code()).as(installed.output()).isZero();
    Ended doctor = optimum("doctor", "--json");
    assertThat(doctor.code()).as(doctor.output()).isZero();
    assertThat(doctor.output()).contains("\"part\": \"Simulation\"");
    assertThat(optimum("agent", "--help").code()).isZero();
    assertThat(folder.resolve("opt/agent.aot")).as("how an agent starts").isRegularFile();
    Ended agent = optimum("agent");
    assertThat(agent.output().lines())
        .anySatisfy(
            line -> assertThat(line).startsWith("{\"type\":\"hello\"").contains("notFound"));
    Ended again = install();
    assertThat(again.code()).isZero();
    assertThat(again.output()).contains("app: there already").doesNotContain("installing");
  }

  @Test
  void bringsTheTestsThatNeedAGpuWhichSayWhyTheyAreSkipped() throws Exception {
    assertThat(install().code()).isZero();
    Ended checks = run(folder.resolve("opt/bin/gpu-checks").toString());
    assertThat(checks.code()).as(checks.output()).isZero();
    assertThat(checks.output())
        .contains("JCudaDriverOnGpuTest", "CudaGpuOnGpuTest", "TensorRtOnGpuTest")
        .contains("Skipped, there is no GPU to test on: " + new CudaProber().probe().reason())
        .doesNotContain("NoClassDefFoundError");
    assertThat(folder.resolve("opt/bin/first-day")).isExecutable();
  }

  @Test
  void everyPieceFitsThroughANarrowDoorAndTheProgramIsSmall() throws IOException {
    try (Stream<Path> files = Files.list(BUILT)) {
      assertThat(files).allSatisfy(each -> assertThat(each.toFile().length()).isLessThan(64 << 20));
    }
    assertThat(BUILT.resolve("app.tar.000.xz").toFile().length()).isLessThan(12 << 20);
    assertThat(BUILT.resolve("app.tar.001.xz")).doesNotExist();
  }

  @Test
  void bringsTheBindingsOfTensorRt10AndSaysWhatElseItsEnginesNeed() throws Exception {
    assertThat(install().code()).isZero();
    Path folderOf10 = folder.resolve("opt/lib-trt10");
    assertThat(folderOf10).isDirectoryContaining("glob:**/optimum-trt10.jar");
    Map<?, ?> finding = finding("TensorRT 10");
    if (hasLibrary("lib-trt10/libnvinfer.so.10")) {
      assertThat(finding.get("found")).isEqualTo(true);
    } else {
      assertThat(String.valueOf(finding.get("detail")))
          .contains(folderOf10.toString(), "libnvinfer.so.10");
    }
  }

  @Test
  void loadsTheTensorRtItBroughtAndTriesAnEngineUpToWhereAGpuIsNeeded() throws Exception {
    assertThat(install("--with-builder").code()).isZero();
    Path engine = plan();
    Ended tried = optimum("doctor", "--engine", engine.toString());
    assertThat(tried.code()).isEqualTo(1);
    if (!hasLibrary("lib-trt8/libnvinfer.so.8")) {
      assertThat(tried.output()).contains("There is no TensorRT 8", "lib-trt8");
      return;
    }
    assertThat(tried.output()).contains(new CudaProber().probe().reason());
    Map<?, ?> finding = finding("TensorRT 8");
    assertThat(finding.get("found")).isEqualTo(true);
    assertThat(String.valueOf(finding.get("detail")))
        .contains(folder.resolve("opt/lib-trt8/libnvinfer.so.8").toString(), "8.6.1", "and DJL");
    assertThat(finding("TensorRT 8 builder").get("found"))
        .isEqualTo(hasLibrary("lib-trt8-builder/libnvinfer_builder_resource.so.8.6.1"));
  }

  private boolean hasLibrary(String path) {
    return Files.exists(folder.resolve("opt").resolve(path));
  }

  /// What the installed doctor found of a part.
  private Map<?, ?> finding(String part) throws Exception {
    Ended doctor = optimum("doctor", "--json");
    byte[] json = doctor.output().getBytes(StandardCharsets.UTF_8);
    Object findings = new JsonCodec().read(json, Map.class, "doctor").get("findings");
    for (Object each : (List<?>) Objects.requireNonNull(findings)) {
      if (each instanceof Map<?, ?> finding && part.equals(finding.get("part"))) {
        return finding;
      }
    }
    throw new AssertionError("The doctor says nothing of " + part);
  }

  /// A header of TensorRT 8.6.1 and nothing else.
  private Path plan() throws IOException {
    byte[] head = new byte[64];
    System.arraycopy(new byte[] {'f', 't', 'r', 't'}, 0, head, 0, 4);
    System.arraycopy(new byte[] {8, 6, 1}, 0, head, 24, 3);
    return Files.write(folder.resolve("engine.plan"), head);
  }

  @Test
  void namesAPieceThatIsDamagedAndGoesOnWhereItStopped() throws Exception {
    ownKit();
    Path spoilt = spoil("app.tar.000.xz");
    Ended refused = install();
    assertThat(refused.code()).isEqualTo(1);
    assertThat(refused.output()).contains("app.tar.000.xz is damaged", "Copy it again");
    assertThat(folder.resolve("opt/app")).doesNotExist();
    Files.delete(spoilt);
    Files.createSymbolicLink(spoilt, BUILT.resolve("app.tar.000.xz"));
    Ended resumed = install();
    assertThat(resumed.code()).as(resumed.output()).isZero();
    assertThat(resumed.output()).contains("runtime: there already", "app: installing");
  }

  @Test
  void replacesAPartWhoseUnpackingWasCutOff() throws Exception {
    Path half = Files.createDirectories(folder.resolve("opt/.part-bin"));
    Files.writeString(half.resolve("optimum"), "half");
    assertThat(install().code()).isZero();
    assertThat(half).doesNotExist();
    assertThat(optimum("--version").output()).contains("Optimum Workbench");
  }
}

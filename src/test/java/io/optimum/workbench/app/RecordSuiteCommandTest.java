package io.optimum.workbench.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.optimum.workbench.BuiltEngines;
import io.optimum.workbench.Sheets;
import io.optimum.workbench.app.Shell.Ran;
import io.optimum.workbench.codec.JsonCodec;
import io.optimum.workbench.device.DeviceAddress;
import io.optimum.workbench.device.DeviceChoice;
import io.optimum.workbench.device.DeviceOpener;
import io.optimum.workbench.device.KeptDevice;
import io.optimum.workbench.device.replay.RecordingGpu;
import io.optimum.workbench.domain.Provenance;
import io.optimum.workbench.domain.engine.SoloLatency;
import io.optimum.workbench.domain.gpu.GpuSpec;
import io.optimum.workbench.importer.FileImporter;
import io.optimum.workbench.importer.recording.RecordingImporter;
import io.optimum.workbench.project.ProjectStore;
import io.optimum.workbench.task.Progress;
import io.optimum.workbench.workflow.campaign.MeasureStep;
import io.optimum.workbench.workflow.engines.GpuLibrary;
import io.optimum.workbench.workflow.engines.ImportStep;
import io.optimum.workbench.workflow.record.RecordSuiteStep;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The suite on a simulated GPU, as it runs on a real one.
class RecordSuiteCommandTest {
  private static final long LARGEST_BYTES = 8L << 20;

  @TempDir private Path folder;

  private Ran suite(String... more) {
    String[] base = {
      "record-suite",
      "--out",
      folder.resolve("p").toString(),
      "--networks",
      "squeezenet11,dien",
      "--batch",
      "1",
      "--json"
    };
    return Shell.run(Stream.concat(Stream.of(base), Stream.of(more)).toArray());
  }

  @Test
  void stopsAfterItsSliceAndGoesOnWhereItWas() throws IOException {
    Ran begun = suite("--slice", "1ms");
    assertThat(begun.code()).as(begun.err()).isZero();
    assertThat(begun.json().get("complete")).isEqualTo(false);
    assertThat(begun.err()).contains("Go on with --resume");
    assertThat(suite().err()).contains("was begun before");
    List<String> before = trials();
    Ran resumed = suite("--resume");
    assertThat(resumed.json().get("complete")).as(resumed.err()).isEqualTo(true);
    assertThat(trials()).as("what was measured before is kept").containsAll(before);
    assertThat(trials()).hasSizeGreaterThan(before.size()).doesNotHaveDuplicates();
    assertProject();
  }

  private List<String> trials() throws IOException {
    List<String> trials = new ArrayList<>();
    try (Stream<Path> files = Files.list(folder.resolve("p/campaigns"))) {
      for (Path each : files.filter(file -> file.toString().endsWith(".jsonl")).toList()) {
        trials.addAll(Files.readAllLines(each).stream().filter(this::isTrial).toList());
      }
    }
    return trials;
  }

  private boolean isTrial(String line) {
    return line.startsWith("{\"run\"");
  }

  /// What it left is an ordinary project, small enough to ship, and says that it is simulated.
  private void assertProject() throws IOException {
    var store = new ProjectStore(new JsonCodec());
    assertThat(store.open(folder.resolve("p")).problems()).isEmpty();
    assertThat(store.measurements(folder.resolve("p")))
        .isNotEmpty()
        .allSatisfy(
            each -> assertThat(each.colocated().provenance()).isEqualTo(Provenance.SIMULATED));
    assertThat(folder.resolve("p/recordings/run-00/recording.json")).isRegularFile();
    try (Stream<Path> files = Files.walk(folder.resolve("p"))) {
      assertThat(files.mapToLong(each -> each.toFile().length()).sum()).isLessThan(LARGEST_BYTES);
    }
  }

  @Test
  void hasNothingToResumeInAnEmptyFolder() {
    assertThat(suite("--resume").err()).contains("nothing to resume");
  }

  @Test
  void measuresNetworksByProfileThenBuiltEnginesAloneAndTogether() throws IOException {
    Ran ran =
        suite(
            "--engines",
            BuiltEngines.in(folder.resolve("built"), "squeezenet11-fp16", "dien-fp16").toString(),
            "--slice",
            "2m");
    assertThat(ran.json().get("complete")).as(ran.err()).isEqualTo(true);
    assertThat(names(ran))
        .startsWith("engines alone", "pairs by profile", "pairs of small engines");
    assertThat(names(ran)).endsWith("open loop");
    var project = new ProjectStore(new JsonCodec()).open(folder.resolve("p")).project();
    assertThat(project.engines())
        .extracting(each -> each.id().value())
        .containsExactly(
            "squeezenet11-fp16-by-profile",
            "dien-fp16-by-profile",
            "squeezenet11-fp16",
            "dien-fp16");
    assertThat(
            project.profiles().byKey().values().stream()
                .filter(each -> each.soloLatency() instanceof SoloLatency.Measured))
        .extracting(each -> each.key().engine().value())
        .containsExactly("dien-fp16", "squeezenet11-fp16");
    assertThat(project.measurements())
        .as("open loop")
        .anyMatch(each -> !each.colocated().request().loads().getFirst().isClosedLoop());
  }

  private static List<String> names(Ran ran) {
    List<String> names = new ArrayList<>();
    List<?> parts = Objects.requireNonNull((List<?>) ran.json().get("parts"));
    for (Object part : parts) {
      names.add(String.valueOf(((java.util.Map<?, ?>) part).get("name")));
    }
    return names;
  }

  @Test
  void refusesAFolderWithoutEngines() throws IOException {
    Path empty = Files.createDirectories(folder.resolve("nothing"));
    Ran ran = suite("--engines", empty.toString());
    assertThat(ran.code()).isEqualTo(1);
    assertThat(ran.err()).contains("There is no engine for NVIDIA H200", "`optimum build`");
  }

  @Test
  void goesOnWhereAProgramWasThatWasKilled() throws IOException, InterruptedException {
    Path project = folder.resolve("p");
    String[] command =
        "record-suite --out %s --networks squeezenet11,dien --batch 1 --device agent:sim:h200"
            .formatted(project)
            .split(" ");
    try (Child child = Child.start(folder, List.of(), (Object[]) command)) {
      child.runsUntil(() -> hasTrials(3));
      child.kill();
    }
    List<String> before = trials();
    assertThat(before).hasSizeGreaterThanOrEqualTo(3);
    Ran resumed = suite("--resume");
    assertThat(resumed.json().get("complete")).as(resumed.err()).isEqualTo(true);
    assertThat(trials()).containsAll(before).doesNotHaveDuplicates();
    assertProject();
  }

  private boolean hasTrials(int count) {
    try {
      return Files.isDirectory(folder.resolve("p/campaigns")) && trials().size() >= count;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void theWholeSuiteRunsOnOneAgent() {
    List<DeviceChoice> opened = Collections.synchronizedList(new ArrayList<>());
    DeviceOpener counted =
        choice -> {
          opened.add(choice);
          return Devices.ofWorkbench(new JsonCodec()).open(choice);
        };
    try (KeptDevice kept = new KeptDevice()) {
      RecordSuiteStep.State state = recordOnAgents(recorded(kept.around(counted)));
      assertThat(state.complete()).isTrue();
      assertThat(state.parts()).hasSizeGreaterThan(2);
    }
    assertThat(opened).as("agents started").hasSize(1);
  }

  /// With one worker, as on a real GPU.
  private RecordSuiteStep.State recordOnAgents(DeviceOpener devices) {
    GpuSpec h200 = Sheets.of("h200");
    GpuLibrary gpus = new GpuLibrary(List.of(h200));
    ImportStep importing =
        new ImportStep(
            new RecordingImporter(new JsonCodec(), new FileImporter(List.of(h200), h200.id())));
    InstantSource clock = InstantSource.system();
    MeasureStep measuring =
        new MeasureStep(devices, gpus, clock, 1).on(() -> DeviceAddress.parse("agent:sim"));
    var suite =
        new RecordSuiteStep.Suite(
            folder.resolve("p"), h200, List.of("squeezenet11", "dien"), null, List.of(1), 42);
    return new RecordSuiteStep(measuring, importing, new ProjectStore(new JsonCodec()), gpus, clock)
        .record(suite, Duration.ofMinutes(5), false, Progress.none());
  }

  /// Records what a device does, as the program does.
  private static DeviceOpener recorded(DeviceOpener single) {
    return choice ->
        choice instanceof DeviceChoice.Recorded recorded
            ? new RecordingGpu(
                single.open(recorded.device()),
                recorded.folder(),
                recorded.engines(),
                new JsonCodec())
            : single.open(choice);
  }

  @Test
  void everyRecordingSaysWhatItsTraceCost() {
    suite();
    Ran replayed = Shell.run("replay", folder.resolve("p/recordings"), "--speed", "0");
    assertThat(replayed.out())
        .contains("Cost of tracing not measured. The device is computed: a trace takes none");
  }
}

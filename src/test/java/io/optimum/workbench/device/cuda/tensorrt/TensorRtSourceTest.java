package io.optimum.workbench.device.cuda.tensorrt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.optimum.workbench.TestData;
import io.optimum.workbench.device.EngineBinary;
import io.optimum.workbench.device.cuda.Executable;
import io.optimum.workbench.domain.engine.EngineProfile;
import io.optimum.workbench.domain.engine.ProfileKey;
import io.optimum.workbench.domain.plan.InfeasibleException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TensorRtSourceTest {
  private final FakeTensorRt library = new FakeTensorRt();
  private final TensorRtSource source = new TensorRtSource(library);
  private final EngineProfile profile =
      TestData.project().profiles().byKey().values().iterator().next();
  @TempDir private Path folder;
  private EngineBinary plan = binary(Path.of("none"));

  private static EngineBinary binary(Path file) {
    return new EngineBinary(file, 9, "0".repeat(64), "8.6.1");
  }

  @BeforeEach
  void write() throws IOException {
    plan = binary(Files.writeString(folder.resolve("e.plan"), "an engine"));
  }

  @Test
  void loadsAnEngineOnceForAllItsContexts() {
    try (Executable first = source.open(profile, plan);
        Executable second = source.open(profile, plan)) {
      first.enqueue(5);
      second.enqueue(6);
      assertThat(first.deviceMemoryBytes()).isEqualTo(1024);
    }
    int batch = profile.key().batchSize();
    assertThat(library.calls)
        .containsExactly(
            "load an engine",
            "context at batch " + batch,
            "context at batch " + batch,
            "enqueue on 5",
            "enqueue on 6");
  }

  @Test
  void fourHundredRunsLeaveOneEngineAndNoContext() {
    for (int run = 0; run < 400; run++) {
      source.prepare(profile, plan);
      try (Executable _ = source.open(profile, plan);
          Executable _ = source.open(profile, plan)) {
        assertThat(library.contextsOpen).isEqualTo(2);
      }
    }
    assertThat(library.contextsOpen).isZero();
    assertThat(library.enginesOpen).isEqualTo(1);
    source.close();
    assertThat(library.enginesOpen).isZero();
    assertThat(library.closed).isTrue();
  }

  @Test
  void whereMemoryDoesNotSufficeEnginesOfEarlierRunsMakeRoom() throws IOException {
    source.open(profile, plan).close();
    EngineBinary large = binary(Files.writeString(folder.resolve("l.plan"), "large"));
    source.open(profile, large).close();
    assertThat(library.calls).contains("load an engine", "load large");
    assertThat(library.enginesOpen).as("the large one alone").isEqualTo(1);
  }

  @Test
  void anEngineThatARunUsesIsNotUnloadedForAnother() throws IOException {
    EngineBinary large = binary(Files.writeString(folder.resolve("l.plan"), "large"));
    try (Executable _ = source.open(profile, plan)) {
      assertThatThrownBy(() -> source.open(profile, large)).isInstanceOf(InfeasibleException.class);
      assertThat(library.enginesOpen).isEqualTo(1);
    }
  }

  @Test
  void aContextThatDoesNotFitLeavesNothingOpen() {
    library.refusesContexts = true;
    assertThatThrownBy(() -> source.open(profile, plan)).isInstanceOf(InfeasibleException.class);
    library.refusesContexts = false;
    source.close();
    assertThat(library.enginesOpen).isZero();
  }

  @Test
  void hashesOutputsSoThatRunsCanBeCompared() {
    try (Executable one = source.open(profile, plan);
        Executable other = source.open(profile, plan)) {
      assertThat(one.outputs().orElseThrow()).containsExactly(other.outputs().orElseThrow());
    }
  }

  @Test
  void refusesAnEngineWithoutAFile() {
    assertThatThrownBy(() -> source.open(profile, null))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("has no engine file")
        .hasMessageContaining("optimum build");
  }

  @Test
  void refusesAnEngineOfAnotherGpuWithTheReasonTensorRtGives() throws IOException {
    EngineBinary foreign = binary(Files.writeString(folder.resolve("f.plan"), "foreign"));
    assertThatThrownBy(() -> source.open(profile, foreign))
        .isInstanceOf(TensorRtException.class)
        .hasMessageContaining("expecting compute 9.0 got compute 8.0");
  }

  @Test
  void refusesABatchThatTheEngineDoesNotTake() {
    EngineProfile large =
        profile.withKey(new ProfileKey(profile.key().engine(), profile.key().gpu(), 32));
    assertThatThrownBy(() -> source.open(large, plan)).hasMessageContaining("from 1 to 16");
  }

  @Test
  void saysWhichVersionRuns() {
    assertThat(source.version()).isEqualTo("TensorRT 8.6.1");
  }
}

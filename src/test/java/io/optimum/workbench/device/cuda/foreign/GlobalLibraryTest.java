package io.optimum.workbench.device.cuda.foreign;

import static org.assertj.core.api.Assertions.assertThat;

import io.optimum.workbench.device.cuda.StubLibrary;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@EnabledOnOs(OS.LINUX)
class GlobalLibraryTest {
  @TempDir private Path folder;

  @Test
  void lendsItsFunctionsToALibraryThatDoesNotNameIt() {
    Path lending = StubLibrary.build(folder, "nvinfer_stub", "VERSION=41");
    List<String> needing =
        List.of(StubLibrary.build(folder, "needing_stub", "-Wl,-z,now").toString());
    assertThat(NativeLibrary.find(needing)).as("before").isEmpty();
    assertThat(GlobalLibrary.load(lending.toString())).isTrue();
    Optional<NativeLibrary> found = NativeLibrary.find(needing);
    assertThat(found).isPresent();
    assertThat(found.orElseThrow().function("nextVersion").call()).isEqualTo(42);
  }

  @Test
  void saysThatALibraryIsNotThere() {
    assertThat(GlobalLibrary.load("libno-such-library.so.1")).isFalse();
  }
}

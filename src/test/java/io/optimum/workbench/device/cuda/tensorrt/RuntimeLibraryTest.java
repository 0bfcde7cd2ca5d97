package io.optimum.workbench.device.cuda.tensorrt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.optimum.workbench.device.cuda.StubLibrary;
import io.optimum.workbench.device.tensorrt.TensorRtMajor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RuntimeLibraryTest {
  @TempDir private Path folder;

  @Test
  void saysItsVersionWithoutAGpu() {
    Path eight = StubLibrary.build(folder, "nvinfer_stub", "VERSION=8601");
    assertThat(RuntimeLibrary.version(eight)).isEqualTo("8.6.1");
  }

  @Test
  void oneThatTheBindingsWereNotMadeForIsRefused() {
    RuntimeLibrary.refuseUnless(TensorRtMajor.EIGHT, "8.6.1");
    RuntimeLibrary.refuseUnless(TensorRtMajor.TEN, "10.3.0");
    assertThatThrownBy(() -> RuntimeLibrary.refuseUnless(TensorRtMajor.EIGHT, "8.5.3"))
        .isInstanceOf(TensorRtException.class)
        .hasMessageContainingAll("of TensorRT 8.5.3", "needs TensorRT 8 from 8.6 on");
  }

  @Test
  void namesTheLibraryThatItMisses() throws IOException {
    StubLibrary.assumeHas("gcc");
    Path needed = folder.resolve("libcublas_gone.so.12");
    Path needing = folder.resolve("libnvinfer.so.8");
    Path source = Files.writeString(folder.resolve("empty.c"), "");
    StubLibrary.run(
        List.of(
            "gcc",
            "-shared",
            "-o",
            needed.toString(),
            "-Wl,-soname,libcublas_gone.so.12",
            source.toString()));
    StubLibrary.run(
        List.of(
            "gcc",
            "-shared",
            "-Wl,--no-as-needed",
            "-o",
            needing.toString(),
            source.toString(),
            needed.toString()));
    Files.delete(needed);
    assertThatThrownBy(() -> RuntimeLibrary.version(needing))
        .isInstanceOf(TensorRtException.class)
        .hasMessageContaining("libcublas_gone.so.12");
  }

  @Test
  void saysThatAFileIsNoLibrary() throws IOException {
    Path text = Files.writeString(folder.resolve("libnvinfer.so.8"), "no library");
    assertThatThrownBy(() -> RuntimeLibrary.version(text)).hasMessageContaining("libnvinfer.so.8");
  }
}

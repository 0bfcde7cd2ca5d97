package io.optimum.workbench.device.tensorrt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TensorRtFoldersTest {
  @TempDir private Path folder;

  private Path file(String name) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.createFile(file);
  }

  private TensorRtFolders folders(String... own) {
    Map<String, String> environment =
        own.length == 0 ? Map.of() : Map.of("LD_LIBRARY_PATH", folder.resolve(own[0]).toString());
    return new TensorRtFolders(
        folder.resolve("program"), environment, List.of(folder.resolve("system")));
  }

  @Test
  void namesItsOwnFolderWithoutDetours() {
    TensorRtFolders folders =
        new TensorRtFolders(folder.resolve("lib/app/.."), Map.of(), List.of());
    assertThat(folders.missing(TensorRtMajor.TEN).orElseThrow())
        .contains("neither " + folder.resolve("lib/lib-trt10") + " has");
  }

  @Test
  void putsTheBindingsOfTensorRt10BeforeTheProgram() throws IOException {
    Path bindings = file("program/lib-trt10/tensorrt-10.15-1.5.13.jar");
    Path library = file("program/lib-trt10/libnvinfer.so.10.15.1");
    TensorRtFolders.Place place = folders().require(TensorRtMajor.TEN);
    assertThat(place.classPath("program.jar"))
        .isEqualTo(bindings + File.pathSeparator + "program.jar");
    assertThat(place.environment())
        .containsEntry("LD_LIBRARY_PATH", String.valueOf(library.getParent()));
  }

  @Test
  void leavesTheClassPathToTensorRt8() throws IOException {
    Path library = file("program/lib-trt8/libnvinfer.so.8");
    file("program/lib-stubs/libcublas.so.12");
    TensorRtFolders.Place place = folders().require(TensorRtMajor.EIGHT);
    assertThat(place.classPath("program.jar")).isEqualTo("program.jar");
    assertThat(place.libraries())
        .containsExactly(library.getParent(), folder.resolve("program/lib-stubs"));
  }

  @Test
  void takesTheUsersOwnLibrariesFirst() throws IOException {
    file("program/lib-trt8/libnvinfer.so.8");
    Path own = file("mine/libnvinfer.so.8.6.1");
    TensorRtFolders folders = folders("mine");
    assertThat(folders.runtime(TensorRtMajor.EIGHT)).contains(own);
    assertThat(folders.place(TensorRtMajor.EIGHT).libraries()).startsWith(own.getParent());
  }

  @Test
  void findsLibrariesThatAnInstallerLeft() throws IOException {
    Path library = file("system/libnvinfer.so.8");
    assertThat(folders().require(TensorRtMajor.EIGHT).libraries())
        .containsExactly(library.getParent());
  }

  @Test
  void saysWhereTensorRt10WasLookedFor() {
    assertThatThrownBy(() -> folders().require(TensorRtMajor.TEN))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(folder.resolve("program/lib-trt10").toString())
        .hasMessageContaining("libnvinfer.so.10")
        .hasMessageContaining("LD_LIBRARY_PATH");
  }

  @Test
  void saysThatLibrariesAloneAreNotEnoughForTensorRt10() throws IOException {
    file("system/libnvinfer.so.10");
    assertThatThrownBy(() -> folders().require(TensorRtMajor.TEN))
        .hasMessageContaining("bindings of TensorRT 10 are missing");
  }

  @Test
  void doesNotTakeTheLibraryOfAnotherVersion() throws IOException {
    file("system/libnvinfer.so.10.15.1");
    assertThat(folders().missing(TensorRtMajor.EIGHT)).isPresent();
  }

  @Test
  void findsTheBuildersLibraryApart() throws IOException {
    Path library = file("program/lib-trt8-builder/libnvinfer_builder_resource.so.8.6.1");
    assertThat(folders().builder(TensorRtMajor.EIGHT)).contains(library);
  }

  @Test
  void buildsWithTheTensorRtThatHasABuilder() throws IOException {
    assertThat(folders().forBuilding()).isEqualTo(TensorRtMajor.EIGHT);
    file("program/lib-trt10/tensorrt-10.15-1.5.13.jar");
    file("system/libnvinfer.so.10");
    assertThat(folders().forBuilding()).as("the only one").isEqualTo(TensorRtMajor.TEN);
    file("system/libnvinfer.so.8");
    assertThat(folders().forBuilding()).as("the first of two").isEqualTo(TensorRtMajor.EIGHT);
    file("system/libnvinfer_builder_resource_sm90.so.10.15.1");
    assertThat(folders().forBuilding()).as("the one with a builder").isEqualTo(TensorRtMajor.TEN);
  }

  @Test
  void looksWhereTheLinkerLooksFirst() {
    var search = LibrarySearch.of(Map.of("LD_LIBRARY_PATH", "/opt/trt::/opt/cuda"));
    assertThat(search.folders()).startsWith(Path.of("/opt/trt"), Path.of("/opt/cuda"));
  }

  @Test
  void findsWhatPipInstalledForThePythonOnThePath() throws IOException {
    Path python = file("venv/bin/python3");
    assertThat(python.toFile().setExecutable(true)).isTrue();
    Path runtime = file("venv/lib/python3.12/site-packages/tensorrt_libs/libnvinfer.so.10");
    Path cudnn = file("venv/lib/python3.12/site-packages/nvidia/cudnn/lib/libcudnn.so.9");
    Path cupti = file("home/.local/lib/python3.12/site-packages/nvidia/cupti/lib/libcupti.so.12");
    Map<String, String> environment =
        Map.of(
            "PATH",
            folder.resolve("none") + File.pathSeparator + python.getParent(),
            "HOME",
            folder.resolve("home").toString());
    LibrarySearch search = LibrarySearch.of(environment);
    assertThat(search.folders())
        .contains(Path.of("/usr/lib/wsl/lib"))
        .contains(runtime.getParent(), cudnn.getParent(), cupti.getParent());
    TensorRtFolders folders =
        new TensorRtFolders(folder.resolve("program"), environment, search.folders());
    assertThat(folders.runtime(TensorRtMajor.TEN)).contains(runtime);
    assertThat(folders.place(TensorRtMajor.TEN).libraries())
        .as("with what it needs beside it")
        .containsExactly(runtime.getParent(), cudnn.getParent());
  }
}

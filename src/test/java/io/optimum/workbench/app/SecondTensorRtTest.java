package io.optimum.workbench.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.optimum.workbench.device.cuda.tensorrt.NativeTensorRt;
import io.optimum.workbench.device.tensorrt.TensorRtFolders.Place;
import io.optimum.workbench.device.tensorrt.TensorRtMajor;
import java.io.File;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The class path of an agent with TensorRT 10, as the build left it.
class SecondTensorRtTest {
  private static final Path JAR = Path.of("target/lib-trt10/optimum-trt10.jar").toAbsolutePath();

  @BeforeEach
  void needsTheBuild() {
    assertThat(JAR).as("made by mvn process-test-classes").isRegularFile();
  }

  private static URLClassLoader agent() throws MalformedURLException {
    Place place = ThisProgram.tensorRts().place(TensorRtMajor.TEN);
    List<URL> path = new ArrayList<>();
    for (String each :
        place.classPath(System.getProperty("java.class.path")).split(File.pathSeparator, -1)) {
      path.add(Path.of(each).toUri().toURL());
    }
    return new URLClassLoader(path.toArray(URL[]::new), ClassLoader.getPlatformClassLoader());
  }

  private static Path source(Class<?> type) throws Exception {
    return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
  }

  @Test
  void takesEveryClassThatCallsTensorRtFromTheOnesCompiledAgainstIt() throws Exception {
    try (URLClassLoader agent = agent();
        ZipFile jar = new ZipFile(JAR.toFile())) {
      List<String> names =
          jar.stream()
              .map(each -> each.getName().replace('/', '.').replaceAll("\\.class$", ""))
              .toList();
      assertThat(names).contains(NativeTensorRt.class.getName());
      for (String name : names) {
        Class<?> type = Class.forName(name, false, agent);
        assertThat(type.getDeclaredMethods()).isNotNull();
        assertThat(source(type)).isEqualTo(JAR);
      }
    }
  }

  @Test
  void takesTheBindingsOfTensorRt10AndTheRestFromTheProgram() throws Exception {
    try (URLClassLoader agent = agent()) {
      for (String name :
          List.of(
              "org.bytedeco.tensorrt.nvinfer.ICudaEngine",
              "org.bytedeco.cuda.cudart.CUstream_st",
              "org.bytedeco.javacpp.Pointer")) {
        Path found = source(Class.forName(name, false, agent));
        assertThat(found.getParent()).isEqualTo(JAR.getParent());
        assertThat(source(Class.forName(name, false, Main.class.getClassLoader())))
            .isNotEqualTo(found);
      }
      assertThat(source(Class.forName(Main.class.getName(), false, agent)))
          .isEqualTo(source(Main.class));
    }
  }
}

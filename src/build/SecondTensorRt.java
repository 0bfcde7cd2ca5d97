import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.spi.ToolProvider;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// Compiles the classes that call TensorRT once more, against the bindings of TensorRT 10: some of
/// their types differ, so that classes compiled against one do not link with the other.
///
/// `java -classpath PROGRAM SecondTensorRt.java FOLDER`. The folder holds the bindings; the classes
/// are left beside them as `optimum-trt10.jar`. On the class path of an agent all jars of the
/// folder come before the program's own.
class SecondTensorRt {
  private static final Path SOURCES =
      Path.of("src/main/java/io/optimum/workbench/device/cuda/tensorrt");
  private static final String JAR = "optimum-trt10.jar";

  /// The same bytes for the same classes.
  private static final LocalDateTime TIME = LocalDateTime.of(2026, 1, 1, 0, 0);

  public static void main(String[] args) throws IOException {
    Path folder = Path.of(args[0]);
    Path classes = Files.createTempDirectory("optimum-trt10");
    try {
      compile(folder, classes);
      pack(classes, folder.resolve(JAR));
    } finally {
      delete(classes);
    }
  }

  private static void compile(Path bindings, Path classes) throws IOException {
    String jars =
        list(bindings).stream()
            .filter(each -> each.toString().endsWith(".jar") && !each.endsWith(JAR))
            .map(Path::toString)
            .collect(Collectors.joining(File.pathSeparator));
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "--release",
                "25",
                "-parameters",
                "-proc:none",
                "-nowarn",
                "-XDsuppressNotes",
                "-Xlint:-options",
                "-d",
                classes.toString(),
                "-classpath",
                jars + File.pathSeparator + System.getProperty("java.class.path")));
    list(SOURCES).stream()
        .map(Path::toString)
        .filter(each -> each.endsWith(".java"))
        .forEach(arguments::add);
    int code =
        ToolProvider.findFirst("javac")
            .orElseThrow()
            .run(System.out, System.err, arguments.toArray(String[]::new));
    if (code != 0) {
      throw new IOException("The sources in " + SOURCES + " do not compile against TensorRT 10.");
    }
  }

  private static List<Path> list(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().toList();
    }
  }

  private static void pack(Path classes, Path jar) throws IOException {
    List<Path> files;
    try (Stream<Path> all = Files.walk(classes)) {
      files = all.filter(Files::isRegularFile).sorted().toList();
    }
    try (OutputStream out = Files.newOutputStream(jar);
        ZipOutputStream zip = new ZipOutputStream(out)) {
      for (Path file : files) {
        ZipEntry entry = new ZipEntry(classes.relativize(file).toString().replace('\\', '/'));
        entry.setTimeLocal(TIME);
        zip.putNextEntry(entry);
        Files.copy(file, zip);
      }
    }
  }

  private static void delete(Path folder) throws IOException {
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path each, IOException e) throws IOException {
            Files.delete(each);
            return FileVisitResult.CONTINUE;
          }
        });
  }
}

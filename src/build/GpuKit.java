import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/// Makes the kit for GPU servers that have neither Java nor TensorRT nor a network: a small Java
/// runtime, the program without its window, and, where asked for, TensorRT's libraries.
///
/// `java GpuKit.java PROGRAM_FOLDER KIT_FOLDER PIECE_MB [8:FOLDER] [10:FOLDER]`, the folders with
/// the libraries of TensorRT. Parts are tars cut into pieces, and each piece is compressed by
/// itself, so that the pieces of a part can be unpacked one after the other into one `tar`. Packing
/// those of TensorRT takes minutes, so they are kept beside the kit by their hash, for the next.
class GpuKit {
  /// Not needed without a window and without a predictor.
  private static final List<String> LEFT_OUT =
      List.of("javafx-", "controlsfx", "atlantafx", "ikonli", "pytorch-native", "pytorch-jni");

  /// Entries of jars that nothing on such a server reads: native libraries of other systems and of
  /// parts of CUDA that are never called, and the window.
  private static final List<Pattern> ENTRIES_LEFT_OUT =
      Stream.of(
              "org/sqlite/native/(?!Linux/x86_64/).+",
              "com/sun/jna/(?!linux-x86-64/)[\\w-]+/.*jnidispatch.*",
              "lib/libJNvPTXCompiler.+",
              "org/bytedeco/cuda/linux-x86_64/libjni(?!cudart|cublas|cudnn|nvrtc).+",
              "org/bytedeco/cuda/global/npp.+",
              "io/optimum/workbench/ui/(?!session/).+",
              "assets/(fonts|icons)/.+")
          .map(Pattern::compile)
          .toList();

  /// The same bytes for the same jar.
  private static final LocalDateTime TIME = LocalDateTime.of(2026, 1, 1, 0, 0);

  /// Of every application here; `jdeps` finds the others.
  private static final Set<String> MODULES =
      Set.of("java.base", "java.logging", "java.management", "jdk.unsupported");

  /// What of the libraries TensorRT links is never called, with its tactic sources off.
  private static final List<String> STUBS =
      List.of(
          "libcublas.so.12",
          "libcublasLt.so.12",
          "libcudnn.so.8",
          "libcudnn_ops_infer.so.8",
          "libcudnn_cnn_infer.so.8",
          "libcudnn_adv_infer.so.8",
          "libnvrtc.so.12");

  private static final String BUILDER = "libnvinfer_builder_resource";

  private final Path kit;
  private final Path staging;
  private final Path pieces;
  private final long pieceBytes;
  private final StringBuilder parts = new StringBuilder();
  private final StringBuilder sums = new StringBuilder();

  GpuKit(Path kit, long pieceBytes) throws IOException {
    this.kit = kit;
    this.staging = kit.resolveSibling("gpu-kit-staging");
    this.pieces = kit.resolveSibling("gpu-kit-pieces");
    this.pieceBytes = pieceBytes;
    delete(kit);
    delete(staging);
    Files.createDirectories(kit);
    Files.createDirectories(staging);
  }

  public static void main(String[] args) throws Exception {
    GpuKit kit = new GpuKit(Path.of(args[1]), Long.parseLong(args[2]) * 1_000_000);
    kit.application(Path.of(args[0], "lib"));
    kit.checks(Path.of(args[0]).resolveSibling("gpu-checks"), Path.of("target/test-classes"));
    for (int i = 3; i < args.length; i++) {
      String[] libraries = args[i].split(":", 2);
      kit.tensorRt(libraries[0], Path.of(libraries[1]));
    }
    kit.tensorRt10(Path.of(args[0], "lib-trt10"));
    kit.finish();
  }

  private void application(Path libraries) throws Exception {
    copy(
        libraries,
        "app",
        name -> name.endsWith(".jar") && LEFT_OUT.stream().noneMatch(name::startsWith));
    Path app = staging.resolve("app");
    slim(app);
    Path bin = Files.createDirectories(staging.resolve("bin"));
    Files.writeString(bin.resolve("agent-start.jsonl"), agentStart(app));
    Files.copy(Path.of("src/build/kit-launcher.sh"), bin.resolve("optimum"));
    bin.resolve("optimum").toFile().setExecutable(true, false);
    Files.createSymbolicLink(bin.resolve("gpu-checks"), Path.of("optimum"));
    Files.copy(Path.of("src/build/first-day.sh"), bin.resolve("first-day"));
    bin.resolve("first-day").toFile().setExecutable(true, false);
    runtime(app);
    part("runtime", "runtime");
    part("app", "app");
    part("bin", "bin");
  }

  /// The tests that need a GPU, and what runs them.
  ///
  /// @param runner folder with the jars of JUnit's console and of AssertJ
  private void checks(Path runner, Path tests) throws Exception {
    copy(runner, "checks", name -> name.endsWith(".jar"));
    try (Stream<Path> classes = Files.walk(tests);
        OutputStream file = Files.newOutputStream(staging.resolve("checks/gpu-checks.jar"));
        ZipOutputStream out = new ZipOutputStream(file)) {
      out.setMethod(ZipOutputStream.STORED);
      for (Path each : classes.filter(GpuKit::isCheck).sorted().toList()) {
        store(tests.relativize(each).toString(), Files.readAllBytes(each), out);
      }
    }
    part("checks", "checks");
  }

  private static boolean isCheck(Path path) {
    return path.getFileName().toString().matches("(\\w*OnGpuTest|RealGpu)\\b.*\\.class");
  }

  /// Jars with what is needed of them, not compressed: `xz` packs all of them together better.
  private static void slim(Path folder) throws IOException {
    List<Path> jars;
    try (Stream<Path> files = Files.list(folder)) {
      jars = files.filter(each -> each.toString().endsWith(".jar")).sorted().toList();
    }
    long before = 0;
    long after = 0;
    for (Path jar : jars) {
      before += Files.size(jar);
      Path half = jar.resolveSibling("half");
      try (ZipInputStream in = new ZipInputStream(Files.newInputStream(jar));
          ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(half))) {
        out.setMethod(ZipOutputStream.STORED);
        for (ZipEntry each = in.getNextEntry(); each != null; each = in.getNextEntry()) {
          if (isNeeded(each)) {
            store(each.getName(), in.readAllBytes(), out);
          }
        }
      }
      Files.move(half, jar, StandardCopyOption.REPLACE_EXISTING);
      after += Files.size(jar);
    }
    System.out.printf(
        "%s: %d MB of jars, %d MB once unpacked%n",
        folder.getFileName(), before >> 20, after >> 20);
  }

  private static boolean isNeeded(ZipEntry entry) {
    return !entry.isDirectory()
        && ENTRIES_LEFT_OUT.stream().noneMatch(each -> each.matcher(entry.getName()).matches());
  }

  private static void store(String name, byte[] bytes, ZipOutputStream out) throws IOException {
    CRC32 sum = new CRC32();
    sum.update(bytes);
    ZipEntry entry = new ZipEntry(name);
    entry.setTimeLocal(TIME);
    entry.setSize(bytes.length);
    entry.setCrc(sum.getValue());
    out.putNextEntry(entry);
    out.write(bytes);
  }

  private void runtime(Path app) throws Exception {
    String home = System.getProperty("java.home");
    Set<String> modules = new TreeSet<>(MODULES);
    String found =
        run(
            home + "/bin/jdeps",
            "--ignore-missing-deps",
            "--multi-release=25",
            "--print-module-deps",
            "--class-path=" + app + "/*",
            ownJar(app).toString());
    modules.addAll(List.of(found.strip().split("[,\\s]+")));
    // The window's; the program runs headless.
    modules.removeIf(each -> each.isBlank() || each.equals("java.desktop"));
    run(
        home + "/bin/jlink",
        "--add-modules=" + String.join(",", modules),
        "--strip-debug",
        "--no-header-files",
        "--no-man-pages",
        "--output=" + staging.resolve("runtime"));
    System.out.println("runtime: " + String.join(", ", modules));
  }

  /// What an agent is told while its start is recorded: to open a simulated GPU, and to end.
  private static String agentStart(Path app) throws Exception {
    String sheet =
        run(
            System.getProperty("java.home") + "/bin/java",
            "-cp",
            app + "/*",
            "io.optimum.workbench.app.Main",
            "gpus",
            "--show=h200",
            "--json");
    return """
    {"type":"open","device":{"type":"simulated","gpu":%s,"without":[]}}
    {"type":"close"}
    """
        .formatted(sheet.replaceAll("\\R\\s*", ""));
  }

  private static Path ownJar(Path app) throws IOException {
    try (Stream<Path> jars = Files.list(app)) {
      return jars.filter(each -> each.getFileName().toString().startsWith("optimum-workbench"))
          .findFirst()
          .orElseThrow();
    }
  }

  private void tensorRt(String major, Path libraries) throws Exception {
    switch (major) {
      case "8" -> tensorRt8(libraries);
      case "10" -> copy(libraries, "lib-trt10", _ -> true);
      default -> throw new IllegalArgumentException("There is no part for TensorRT " + major);
    }
  }

  /// The builder's resources, which only building needs, apart.
  private void tensorRt8(Path libraries) throws Exception {
    copy(libraries, "lib-trt8", name -> !name.startsWith(BUILDER));
    copy(libraries, "lib-trt8-builder", name -> name.startsWith(BUILDER));
    part("tensorrt8", "lib-trt8");
    part("tensorrt8-builder", "lib-trt8-builder");
    if (stubs(Files.createDirectories(staging.resolve("lib-stubs")))) {
      part("stubs", "lib-stubs");
    }
  }

  /// The bindings always, the libraries beside them where they were asked for: engines of 10 run,
  /// none are built.
  private void tensorRt10(Path bindings) throws Exception {
    copy(bindings, "lib-trt10", _ -> true);
    slim(staging.resolve("lib-trt10"));
    part("tensorrt10", "lib-trt10");
  }

  private void copy(Path from, String target, Predicate<String> wanted) throws IOException {
    Path folder = Files.createDirectories(staging.resolve(target));
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        String name = file.getFileName().toString();
        if (wanted.test(name)) {
          Files.copy(file, folder.resolve(name));
        }
      }
    }
  }

  /// Empty libraries, where there is a compiler.
  private static boolean stubs(Path folder) throws Exception {
    Path source = Files.writeString(folder.resolve("empty.c"), "");
    try {
      for (String each : STUBS) {
        run(
            "gcc",
            "-shared",
            "-nostdlib",
            "-Wl,-soname," + each,
            "-o",
            folder.resolve(each).toString(),
            source.toString());
      }
      return true;
    } catch (IOException e) {
      System.out.println("No stubs: " + e.getMessage());
      return false;
    } finally {
      Files.delete(source);
    }
  }

  /// One folder of the staging area, packed and cut.
  private void part(String name, String target) throws Exception {
    Path folder = staging.resolve(target);
    Process tar =
        new ProcessBuilder(
                "tar",
                "--sort=name",
                "--owner=0",
                "--group=0",
                "--numeric-owner",
                "--mtime=2026-01-01",
                "--directory=" + folder,
                "-cf",
                "-",
                ".")
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    List<String> pieces = new ArrayList<>();
    StringBuilder hashes = new StringBuilder();
    try (InputStream in = tar.getInputStream()) {
      for (byte[] bytes = in.readNBytes((int) pieceBytes);
          bytes.length > 0;
          bytes = in.readNBytes((int) pieceBytes)) {
        String piece = "%s.tar.%03d.xz".formatted(name, pieces.size());
        piece(name, bytes, kit.resolve(piece));
        String hash = sha256(Files.readAllBytes(kit.resolve(piece)));
        hashes.append(hash);
        sums.append(hash).append("  ").append(piece).append('\n');
        pieces.add(piece);
      }
    }
    if (tar.waitFor() != 0) {
      throw new IOException("tar failed on " + folder);
    }
    parts.append(
        "%s %s %s %s\n"
            .formatted(
                name,
                target,
                sha256(hashes.toString().getBytes(StandardCharsets.UTF_8)),
                String.join(" ", pieces)));
    System.out.println(name + ": " + pieces.size() + " pieces");
  }

  /// Pieces of TensorRT are the same in every kit.
  private void piece(String part, byte[] bytes, Path to) throws Exception {
    if (!part.startsWith("tensorrt")) {
      compress(bytes, to);
      return;
    }
    Path kept = Files.createDirectories(pieces).resolve(sha256(bytes) + ".xz");
    if (!Files.exists(kept)) {
      Path half = pieces.resolve("half.xz");
      compress(bytes, half);
      Files.move(half, kept);
    }
    Files.copy(kept, to);
  }

  private static void compress(byte[] bytes, Path to) throws Exception {
    Process xz =
        new ProcessBuilder("xz", "-T2", "-6", "-c")
            .redirectOutput(to.toFile())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try (OutputStream out = xz.getOutputStream()) {
      out.write(bytes);
    }
    if (xz.waitFor() != 0) {
      throw new IOException("xz failed on " + to);
    }
  }

  private void finish() throws Exception {
    Files.writeString(kit.resolve("parts.txt"), parts);
    Files.writeString(kit.resolve("SHA256SUMS"), sums);
    Files.copy(Path.of("src/build/install.sh"), kit.resolve("install.sh"));
    kit.resolve("install.sh").toFile().setExecutable(true, false);
    delete(staging);
  }

  private static String sha256(byte[] bytes) throws Exception {
    return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
  }

  private static String run(String... command) throws Exception {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new IOException(command[0] + " failed: " + output);
    }
    return output;
  }

  private static void delete(Path folder) throws IOException {
    if (Files.exists(folder)) {
      try (Stream<Path> all = Files.walk(folder)) {
        for (Path each : all.sorted((a, b) -> b.compareTo(a)).toList()) {
          each.toFile().setWritable(true);
          Files.delete(each);
        }
      }
    }
  }
}

package io.optimum.workbench.device.cuda.tensorrt;

import io.optimum.workbench.device.EngineBuilder;
import io.optimum.workbench.domain.engine.BuildRequest;
import io.optimum.workbench.task.Progress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/// Builds an engine of an ONNX file: the engine, what is in it, and a timing cache for the next.
/// Files are there whole or not at all.
public final class TensorRtBuilder implements EngineBuilder {
  private final TensorRt library;

  public TensorRtBuilder(TensorRt library) {
    this.library = library;
  }

  @Override
  public Built build(BuildRequest request, Progress progress) {
    try {
      return build(request, Files.createDirectories(request.folder()), progress);
    } catch (IOException e) {
      throw new UncheckedIOException(
          "The engine cannot be written to %s: %s".formatted(request.folder(), e.getMessage()), e);
    }
  }

  private Built build(BuildRequest request, Path folder, Progress progress) throws IOException {
    String name = request.engine().value();
    Path cache = folder.resolve("timing-%s.cache".formatted(library.version()));
    progress.report(-1, "Building %s with TensorRT %s".formatted(name, library.version()));
    byte[] known = Files.exists(cache) ? Files.readAllBytes(cache) : new byte[0];
    TensorRt.Built built = library.build(request, known);
    Path layers = folder.resolve(name + ".layers.json");
    Path engine = folder.resolve(name + ".plan");
    progress.report(-1, "Loading %s to look into it".formatted(name));
    try (TensorRt.Engine loaded = library.load(built.plan())) {
      write(layers, loaded.layersJson().getBytes(StandardCharsets.UTF_8));
    }
    write(cache, built.timingCache());
    write(engine, built.plan());
    return new Built(engine, layers, built.plan().length, built.warnings());
  }

  private static void write(Path file, byte[] content) throws IOException {
    Path part = file.resolveSibling(file.getFileName() + ".part");
    Files.write(part, content);
    Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
  }
}

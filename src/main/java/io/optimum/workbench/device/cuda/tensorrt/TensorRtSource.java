package io.optimum.workbench.device.cuda.tensorrt;

import io.optimum.workbench.device.EngineBinary;
import io.optimum.workbench.device.cuda.Executable;
import io.optimum.workbench.device.cuda.ExecutableSource;
import io.optimum.workbench.domain.engine.EngineProfile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Execution contexts of TensorRT engines. An engine is loaded once; contexts that are closed wait
/// for the next run at the same batch size, since making one allocates and nothing deletes it.
public final class TensorRtSource implements ExecutableSource {
  /// Inputs are the same in every run, so that outputs can be compared.
  private static final long SEED = 42;

  private final TensorRt library;
  private final Map<Path, TensorRt.Engine> engines = new HashMap<>();
  private final Map<Place, Deque<TensorRt.Context>> idle = new HashMap<>();

  private record Place(Path engine, int batchSize) {}

  public TensorRtSource(TensorRt library) {
    this.library = library;
  }

  @Override
  public synchronized void prepare(EngineProfile profile, @Nullable EngineBinary engine) {
    if (engine != null) {
      engines.computeIfAbsent(engine.file(), this::load);
    }
  }

  @Override
  public synchronized Executable open(EngineProfile profile, @Nullable EngineBinary binary) {
    if (binary == null) {
      throw new IllegalArgumentException(
          "The engine %s has no engine file, only a profile. Build one (optimum build), or run its re-enacted kernels."
              .formatted(profile.key().engine()));
    }
    int batch = profile.key().batchSize();
    TensorRt.Engine engine = engines.computeIfAbsent(binary.file(), this::load);
    if (batch < engine.smallestBatch() || batch > engine.largestBatch()) {
      throw new IllegalArgumentException(
          "The engine %s takes batch sizes from %d to %d, not %d."
              .formatted(
                  profile.key().engine(), engine.smallestBatch(), engine.largestBatch(), batch));
    }
    Deque<TensorRt.Context> free =
        idle.computeIfAbsent(new Place(binary.file(), batch), _ -> new ArrayDeque<>());
    TensorRt.Context context = free.poll();
    return new TensorRtExecutable(
        context == null ? engine.context(batch, SEED) : context, back -> giveBack(free, back));
  }

  private synchronized void giveBack(Deque<TensorRt.Context> free, TensorRt.Context context) {
    free.push(context);
  }

  private TensorRt.Engine load(Path file) {
    try {
      return library.load(Files.readAllBytes(file));
    } catch (IOException e) {
      throw new UncheckedIOException(
          "The engine file %s cannot be read: %s".formatted(file, e.getMessage()), e);
    }
  }

  @Override
  public String version() {
    return "TensorRT " + library.version();
  }

  /// Nothing to do: engines go with the process.
  @Override
  public void close() {}
}

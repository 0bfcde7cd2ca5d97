package io.optimum.workbench.device.cuda.tensorrt;

import io.optimum.workbench.device.EngineBinary;
import io.optimum.workbench.device.cuda.CudaException;
import io.optimum.workbench.device.cuda.Executable;
import io.optimum.workbench.device.cuda.ExecutableSource;
import io.optimum.workbench.device.cuda.driver.Scope;
import io.optimum.workbench.domain.engine.EngineProfile;
import io.optimum.workbench.domain.plan.InfeasibleException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Execution contexts of TensorRT engines, each for one run. An engine is loaded once and stays for
/// the next run; where the GPU's memory does not suffice, those that no run uses make room.
public final class TensorRtSource implements ExecutableSource {
  /// Inputs are the same in every run, so that outputs can be compared.
  private static final long SEED = 42;

  private final TensorRt library;
  private final Map<Path, Loaded> engines = new HashMap<>();

  /// An engine and how many contexts of it are open.
  private static final class Loaded {
    private final TensorRt.Engine engine;
    private int contexts;

    Loaded(TensorRt.Engine engine) {
      this.engine = engine;
    }
  }

  /// @param library closed with this
  public TensorRtSource(TensorRt library) {
    this.library = library;
  }

  @Override
  public synchronized void prepare(EngineProfile profile, @Nullable EngineBinary engine) {
    if (engine != null) {
      loaded(engine.file());
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
    Loaded loaded = loaded(binary.file());
    TensorRt.Engine engine = loaded.engine;
    if (batch < engine.smallestBatch() || batch > engine.largestBatch()) {
      throw new IllegalArgumentException(
          "The engine %s takes batch sizes from %d to %d, not %d."
              .formatted(
                  profile.key().engine(), engine.smallestBatch(), engine.largestBatch(), batch));
    }
    loaded.contexts++;
    try {
      TensorRt.Context context = withRoom(() -> engine.context(batch, SEED));
      return new TensorRtExecutable(context, () -> closed(loaded));
    } catch (RuntimeException e) {
      loaded.contexts--;
      throw e;
    }
  }

  private synchronized void closed(Loaded loaded) {
    loaded.contexts--;
  }

  private Loaded loaded(Path file) {
    Loaded known = engines.get(file);
    if (known != null) {
      return known;
    }
    byte[] plan = bytes(file);
    Loaded loaded = new Loaded(withRoom(() -> library.load(plan)));
    engines.put(file, loaded);
    return loaded;
  }

  private <T> T withRoom(Supplier<T> wanted) {
    try {
      return wanted.get();
    } catch (InfeasibleException | CudaException e) {
      boolean full = !(e instanceof CudaException cuda) || cuda.isOutOfMemory();
      if (!full || !unloadIdle()) {
        throw e;
      }
      return wanted.get();
    }
  }

  /// Whether there were any.
  private boolean unloadIdle() {
    List<Loaded> idle = engines.values().stream().filter(each -> each.contexts == 0).toList();
    engines.values().removeAll(idle);
    close(idle);
    return !idle.isEmpty();
  }

  private static void close(Collection<Loaded> loaded) {
    try (Scope scope = new Scope()) {
      loaded.forEach(each -> scope.keep(each.engine));
    }
  }

  static byte[] bytes(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException(
          "The engine file %s cannot be read: %s".formatted(file, e.getMessage()), e);
    }
  }

  @Override
  public String version() {
    return "TensorRT " + library.version();
  }

  /// After all runs. Engines of a lost GPU stay, and so must the library: its process ends anyway.
  @Override
  public synchronized void close() {
    close(engines.values());
    engines.clear();
    library.close();
  }
}

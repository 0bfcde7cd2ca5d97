package io.optimum.workbench.device.cuda.run;

import io.optimum.workbench.device.EngineBinary;
import io.optimum.workbench.device.cuda.Executable;
import io.optimum.workbench.device.cuda.ExecutableSource;
import io.optimum.workbench.domain.engine.EngineProfile;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/// Engines that run for as long as their profile says.
public final class FakeSource implements ExecutableSource {
  final List<String> opened = new ArrayList<>();
  private final FakeCudaDriver driver;

  /// What an inference computes beside as many others as are open; empty for nothing.
  Optional<IntFunction<double[]>> computes = Optional.empty();

  /// An inference takes at least as long, whatever its profile says.
  long leastNanos;

  /// Whether nothing was opened or captured while outputs were read.
  boolean readAlone = true;

  private int contexts;

  FakeSource(FakeCudaDriver driver) {
    this.driver = driver;
  }

  @Override
  public Executable open(EngineProfile profile, @Nullable EngineBinary engine) {
    driver.check("open");
    driver.open++;
    contexts++;
    opened.add(profile.key().engine() + "@" + profile.key().batchSize());
    return new Executable() {
      @Override
      public void enqueue(long stream) {
        long nanos = Math.max(leastNanos, profile.latencyNanos());
        driver.work(stream, profile.key().engine().value(), nanos);
      }

      @Override
      public Optional<double[]> outputs() {
        return computed();
      }

      @Override
      public long deviceMemoryBytes() {
        return profile.deviceMemoryBytes(1);
      }

      @Override
      public void close() {
        contexts--;
        driver.closed("executable");
      }
    };
  }

  private Optional<double[]> computed() {
    readAlone &= Thread.holdsLock(this);
    return computes.map(each -> each.apply(contexts - 1));
  }

  @Override
  public String version() {
    return "fake engines 1";
  }

  @Override
  public void close() {}
}

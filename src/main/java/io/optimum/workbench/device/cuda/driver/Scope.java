package io.optimum.workbench.device.cuda.driver;

import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/// Native handles that are closed together, the newest first, each even when others fail.
public final class Scope implements AutoCloseable {
  private final Deque<AutoCloseable> handles = new ArrayDeque<>();

  /// Keeps a handle until this scope is closed.
  public <T extends AutoCloseable> T keep(T handle) {
    handles.push(handle);
    return handle;
  }

  /// @throws RuntimeException the first failure, with the others suppressed
  @Override
  public void close() {
    RuntimeException failure = null;
    while (!handles.isEmpty()) {
      failure = join(failure, close(handles.pop()));
    }
    if (failure != null) {
      throw failure;
    }
  }

  /// Closes what was opened before something failed; what fails meanwhile is told with it.
  public void closeAfter(Throwable failure) {
    try {
      close();
    } catch (RuntimeException e) {
      failure.addSuppressed(e);
    }
  }

  private static @Nullable RuntimeException join(
      @Nullable RuntimeException first, @Nullable RuntimeException next) {
    if (first == null || next == null) {
      return first == null ? next : first;
    }
    first.addSuppressed(next);
    return first;
  }

  private static @Nullable RuntimeException close(AutoCloseable handle) {
    try {
      handle.close();
      return null;
    } catch (RuntimeException e) {
      return e;
    } catch (Exception e) {
      return new IllegalStateException("A handle cannot be closed.", e);
    }
  }
}

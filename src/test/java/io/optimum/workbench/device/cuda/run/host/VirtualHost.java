package io.optimum.workbench.device.cuda.run.host;

import io.optimum.workbench.device.cuda.run.FakeCudaDriver;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// All workers on one thread, in time that jumps to the next thing that happens.
public final class VirtualHost implements Host {
  private final FakeCudaDriver driver;
  public int crewSize;

  public VirtualHost(FakeCudaDriver driver) {
    this.driver = driver;
  }

  @Override
  public long nowNanos() {
    return Math.round(driver.nowNanos());
  }

  @Override
  public Crew start(List<Worker> workers) {
    crewSize = workers.size();
    VirtualCrew crew = new VirtualCrew(workers);
    try {
      workers.forEach(Worker::open);
      return crew;
    } catch (RuntimeException e) {
      crew.closeAll();
      throw e;
    }
  }

  private final class VirtualCrew implements Crew {
    private final List<Worker> all;
    private final List<Worker> busy;
    private @Nullable RuntimeException failure;
    private boolean begun;

    VirtualCrew(List<Worker> workers) {
      all = List.copyOf(workers);
      busy = new ArrayList<>(workers);
    }

    @Override
    public void go() {
      begun = true;
    }

    @Override
    public boolean rest(long nanos) {
      double until = driver.nowNanos() + nanos;
      while (!busy.isEmpty() && driver.nowNanos() < until) {
        double rest = step();
        double next = rest > 0 ? Math.min(rest + driver.nowNanos(), until) : until;
        driver.advance(Math.max(1, Math.min(next, driver.nextNanos()) - driver.nowNanos()));
        if (failure != null) {
          throw failure;
        }
      }
      return !busy.isEmpty();
    }

    /// The shortest rest of those that rest; polling ones wait for the device.
    private double step() {
      double rest = Double.POSITIVE_INFINITY;
      for (Worker each : List.copyOf(busy)) {
        double one = step(each);
        rest = one > 0 ? Math.min(rest, one) : rest;
      }
      return rest;
    }

    private double step(Worker worker) {
      try {
        double rest = worker.step();
        if (rest == Worker.ENDED) {
          busy.remove(worker);
        }
        return rest;
      } catch (RuntimeException e) {
        failure = e;
        busy.remove(worker);
        return Worker.ENDED;
      }
    }

    @Override
    public void close() {
      RuntimeException before = failure;
      failure = null;
      while (begun && !busy.isEmpty()) {
        step();
        driver.advance(1000);
      }
      closeAll();
      if (failure != null && before == null) {
        throw failure;
      }
    }

    void closeAll() {
      all.forEach(Worker::close);
    }
  }
}

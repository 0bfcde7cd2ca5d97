package io.optimum.workbench.device.cuda.nvml;

import io.optimum.workbench.device.cuda.CudaException;
import io.optimum.workbench.device.cuda.run.BoardMonitor;
import io.optimum.workbench.domain.run.RunConditions;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Keeps what a board says during a run.
///
/// Every process but this one is foreign. In a container the driver counts processes as the host
/// does: where none has this process's number, the first is taken for this one.
final class BoardLog implements BoardMonitor {
  private final Supplier<BoardSample> board;
  private final long ownProcess;
  private RunConditions.@Nullable Observed seen;
  private @Nullable String failure;
  private final SortedSet<String> strangers = new TreeSet<>();

  /// @param board is asked for samples
  /// @param ownProcess number of this process
  BoardLog(Supplier<BoardSample> board, long ownProcess) {
    this.board = board;
    this.ownProcess = ownProcess;
  }

  @Override
  public RunConditions look() {
    strangers.clear();
    reset();
    sample();
    RunConditions now = conditions();
    reset();
    return now;
  }

  @Override
  public void sample() {
    if (failure != null) {
      return;
    }
    try {
      add(board.get());
    } catch (CudaException e) {
      failure = "The board cannot be watched: " + e.getMessage();
    }
  }

  private void add(BoardSample sample) {
    RunConditions.Observed one =
        new RunConditions.Observed(
            1,
            sample.smClockHertz(),
            sample.smClockHertz(),
            sample.powerWatts(),
            sample.temperatureCelsius(),
            sample.throttles(),
            foreign(sample.processes()));
    strangers.addAll(one.foreignProcesses());
    seen = seen == null ? one : seen.and(one);
  }

  private List<String> foreign(List<BoardSample.GpuProcess> processes) {
    boolean known = processes.stream().anyMatch(each -> each.number() == ownProcess);
    return processes.stream()
        .filter(each -> each.number() != ownProcess)
        .skip(known ? 0 : 1)
        .map(BoardSample.GpuProcess::toString)
        .toList();
  }

  @Override
  public void reset() {
    seen = null;
  }

  @Override
  public RunConditions conditions() {
    if (failure != null) {
      return new RunConditions.NotObserved(failure);
    }
    return seen == null
        ? new RunConditions.NotObserved("The run was too short.")
        : seen.withForeign(strangers);
  }
}

package io.optimum.workbench.profiling;

import io.optimum.workbench.device.RunControl;
import io.optimum.workbench.device.SpanSink;
import io.optimum.workbench.domain.CampaignRequest;
import io.optimum.workbench.domain.Combination;
import io.optimum.workbench.domain.Measurement;
import io.optimum.workbench.domain.RunRequest;
import io.optimum.workbench.task.Progress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/// Measures many combinations. What was measured before with the same request and profiles is taken
/// as it is; what is new goes to the recorder the moment it exists, so cancelling loses nothing.
public final class Campaign {
  private final Bench bench;
  private final Map<RunRequest, Measurement> known = new HashMap<>();
  private final Consumer<Measurement> recorder;

  /// @param known measurements made before
  /// @param recorder is given each new measurement, a journal for example
  public Campaign(Bench bench, List<Measurement> known, Consumer<Measurement> recorder) {
    this.bench = bench;
    this.recorder = recorder;
    known.stream()
        .filter(bench::isOf)
        .forEach(each -> this.known.put(each.colocated().request(), each));
  }

  /// In the order of the request's combinations.
  public List<Measurement> run(CampaignRequest request, Progress progress) {
    List<Measurement> measured = new ArrayList<>();
    int count = request.combinations().size();
    for (int i = 0; i < count; i++) {
      Combination combination = request.combinations().get(i);
      String title = "Measuring %d of %d: %s".formatted(i + 1, count, title(combination));
      progress.report(i / (double) count, title);
      measured.add(one(request.run(combination), quiet(progress, i / (double) count, title)));
    }
    progress.report(1, "Measured %d combinations".formatted(count));
    return measured;
  }

  private Measurement one(RunRequest request, Progress progress) {
    Measurement before = known.get(request);
    if (before != null) {
      return before;
    }
    Measurement now = bench.measure(request, new RunControl(), SpanSink.none(), progress);
    known.put(request, now);
    recorder.accept(now);
    return now;
  }

  private static Progress quiet(Progress progress, double doneFraction, String title) {
    return (_, _) -> progress.report(doneFraction, title);
  }

  private static String title(Combination combination) {
    return String.join(
        " + ", combination.deployments().stream().map(each -> each.engine().value()).toList());
  }
}

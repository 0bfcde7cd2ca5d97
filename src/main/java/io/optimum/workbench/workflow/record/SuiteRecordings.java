package io.optimum.workbench.workflow.record;

import io.optimum.workbench.device.RunControl;
import io.optimum.workbench.device.SpanSink;
import io.optimum.workbench.domain.plan.InfeasibleException;
import io.optimum.workbench.domain.run.RunRequest;
import io.optimum.workbench.domain.run.StopRule;
import io.optimum.workbench.project.Project;
import io.optimum.workbench.study.RecordingSuite.Part;
import io.optimum.workbench.task.Progress;
import io.optimum.workbench.workflow.campaign.MeasureStep;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// The dozen runs of a suite that are kept with their spans, some of each part. Each is made
/// without a trace as well, so that the recording says what its trace cost.
final class SuiteRecordings {
  private static final System.Logger LOG = System.getLogger(SuiteRecordings.class.getPackageName());
  private static final int RUNS = 12;

  /// A short run: its spans are to be looked at, its numbers are in the campaigns.
  private static final StopRule STOP = new StopRule(1, 10, 100_000_000);

  private final Path folder;
  private final List<Part> parts;

  /// @param project folder of the project
  SuiteRecordings(Path project, List<Part> parts) {
    folder = project.resolve("recordings");
    this.parts = List.copyOf(parts);
  }

  private int count(int part) {
    int even = RUNS / parts.size() + (part < RUNS % parts.size() ? 1 : 0);
    return Math.min(even, parts.get(part).combinations().size());
  }

  private Path place(int part, int run) {
    int before = 0;
    for (int i = 0; i < part; i++) {
      before += count(i);
    }
    return folder.resolve("run-%02d".formatted(before + run));
  }

  /// Those of one part that are there.
  int made(int part) {
    int made = 0;
    for (int run = 0; run < count(part); run++) {
      made += Files.exists(place(part, run)) ? 1 : 0;
    }
    return made;
  }

  boolean isComplete(int part) {
    return made(part) == count(part);
  }

  /// Records what is missing of a part, but for what does not fit into memory.
  void record(
      int part, SuiteMeasuring suite, MeasureStep measuring, Project project, Progress progress) {
    for (int run = 0; run < count(part); run++) {
      Path place = place(part, run);
      if (!Files.exists(place)) {
        RunRequest asked = suite.request(parts.get(part), run);
        RunRequest shorter =
            RunRequest.closedLoop(asked.gpu(), asked.combination(), 0, STOP, asked.seed())
                .withLoads(asked.loads());
        try {
          measuring
              .recordedTo(place, project.engines())
              .watch(project, shorter, new RunControl(), SpanSink.none(), progress);
        } catch (InfeasibleException e) {
          LOG.log(System.Logger.Level.WARNING, "{0} is not recorded: {1}", place, e.getMessage());
        }
      }
    }
  }

  /// Removes what a program that was killed left of a recording. Whoever calls holds the project's
  /// lock.
  void clear() {
    if (!Files.isDirectory(folder)) {
      return;
    }
    try (Stream<Path> within = Files.list(folder)) {
      for (Path each :
          within.filter(one -> one.getFileName().toString().startsWith(".partial-")).toList()) {
        delete(each);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(
          "The recordings in %s cannot be read: %s".formatted(folder, e.getMessage()), e);
    }
  }

  private static void delete(Path left) throws IOException {
    try (Stream<Path> files = Files.walk(left)) {
      for (Path file : files.toList().reversed()) {
        Files.delete(file);
      }
    }
  }
}

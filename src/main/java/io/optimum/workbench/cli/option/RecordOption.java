package io.optimum.workbench.cli.option;

import io.optimum.workbench.cli.terminal.UsageException;
import io.optimum.workbench.codec.recording.RecordingWriter;
import io.optimum.workbench.project.Project;
import io.optimum.workbench.workflow.campaign.MeasureStep;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// Whether runs are recorded.
public final class RecordOption {
  @Option(
      names = "--record",
      paramLabel = "FOLDER",
      description = "Record the runs to a new folder, for `optimum replay` and `optimum import`.")
  @Nullable Path record;

  /// Measures, and records where that was asked for.
  public MeasureStep measuring(MeasureStep measuring, Project project) {
    Path folder = record;
    if (folder == null) {
      return measuring;
    }
    try {
      RecordingWriter.requireFree(folder);
    } catch (IllegalArgumentException e) {
      throw new UsageException("--record: " + e.getMessage());
    }
    return measuring.recordedTo(folder, project.engines());
  }
}

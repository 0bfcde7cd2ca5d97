package io.optimum.workbench.importer;

import io.optimum.workbench.domain.Problem;
import io.optimum.workbench.domain.engine.Engine;
import io.optimum.workbench.domain.engine.EngineProfile;
import io.optimum.workbench.domain.evidence.Measurement;
import io.optimum.workbench.domain.serving.ServedMeasurement;
import io.optimum.workbench.importer.engine.EnginePreview;
import io.optimum.workbench.importer.engine.ImportedTrace;
import java.util.List;

/// What was read, and what was wrong. Nothing of it is in a project yet.
///
/// @param engines engines found, each id once
/// @param profiles their profiles
/// @param traces timelines to keep as recordings
/// @param previews one per engine: what there is of it and what is missing
/// @param measurements made by this program, for another project
/// @param served measurements of load generators, made through a server
/// @param recognised one line per file: what it was taken for
/// @param leftOut what was passed over
/// @param problems per file, in the order of reading
public record ImportResult(
    List<Engine> engines,
    List<EngineProfile> profiles,
    List<ImportedTrace> traces,
    List<EnginePreview> previews,
    List<Measurement> measurements,
    List<ServedMeasurement> served,
    List<RecognisedFile> recognised,
    LeftOut leftOut,
    List<Problem> problems) {
  public ImportResult {
    engines = List.copyOf(engines);
    profiles = List.copyOf(profiles);
    traces = List.copyOf(traces);
    previews = List.copyOf(previews);
    measurements = List.copyOf(measurements);
    served = List.copyOf(served);
    recognised = List.copyOf(recognised);
    problems = List.copyOf(problems);
  }

  /// A result of engines alone.
  public ImportResult(
      List<Engine> engines,
      List<EngineProfile> profiles,
      List<RecognisedFile> recognised,
      List<Problem> problems) {
    this(
        engines,
        profiles,
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        recognised,
        LeftOut.NONE,
        problems);
  }

  /// @param path the file
  /// @param format what it was taken for
  /// @param engine the engine it was added to, empty if none
  public record RecognisedFile(String path, String format, String engine) {}

  /// Whether anything was found that can be added to a project.
  public boolean isEmpty() {
    return engines.isEmpty() && measurements.isEmpty() && served.isEmpty();
  }
}

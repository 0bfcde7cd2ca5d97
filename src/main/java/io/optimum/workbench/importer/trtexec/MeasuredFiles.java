package io.optimum.workbench.importer.trtexec;

import io.optimum.workbench.domain.engine.EngineFile;
import io.optimum.workbench.importer.file.FileNotes;
import java.util.List;
import java.util.Optional;

/// What the files of one engine told, and where to leave doubts about each of them.
public interface MeasuredFiles {
  Optional<RequestTimes> requestTimes();

  Optional<EngineFile> plan();

  Metadata metadata();

  /// The files in the order of reading.
  List<String> paths();

  FileNotes layerInfoNotes();

  FileNotes layerTimesNotes();

  FileNotes requestTimesNotes();
}

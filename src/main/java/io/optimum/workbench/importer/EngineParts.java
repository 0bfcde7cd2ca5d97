package io.optimum.workbench.importer;

import io.optimum.workbench.domain.EngineFile;
import io.optimum.workbench.importer.FileContent.LayerInfo;
import io.optimum.workbench.importer.FileContent.LayerTimes;
import io.optimum.workbench.importer.FileContent.Metadata;
import io.optimum.workbench.importer.FileContent.PlanFile;
import io.optimum.workbench.importer.FileContent.RequestTimes;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What the files of one engine told, filled file by file. Of two files of one kind the first
/// counts.
final class EngineParts {
  private final Map<ProfileFormat, FileNotes> files = new EnumMap<>(ProfileFormat.class);
  private final List<String> paths = new ArrayList<>();
  private final Set<ProfileFormat> failed = EnumSet.noneOf(ProfileFormat.class);
  private @Nullable LayerInfo layerInfo;
  private @Nullable LayerTimes layerTimes;
  private @Nullable RequestTimes requestTimes;
  private @Nullable EngineFile plan;
  private Metadata metadata = Metadata.NONE;

  void add(ProfileFormat format, FileContent content, FileNotes notes) {
    paths.add(notes.path());
    if (content instanceof Metadata more) {
      metadata = metadata.and(more);
      files.putIfAbsent(format, notes);
      return;
    }
    FileNotes first = files.putIfAbsent(format, notes);
    if (first != null) {
      notes.warn(
          "",
          "This is a second %s of one engine; %s was taken."
              .formatted(format.label(), first.path()),
          "Put the files of each engine into a folder of its own, or name them alike.");
      return;
    }
    switch (content) {
      case LayerInfo layers -> layerInfo = layers;
      case LayerTimes times -> layerTimes = times;
      case RequestTimes times -> requestTimes = times;
      case PlanFile file -> plan = file.file();
      case Metadata _ -> throw new IllegalStateException("Metadata was taken above.");
    }
  }

  /// Remembers a file that could not be read, so that its content is not reported missing as well.
  void addFailed(ProfileFormat format) {
    failed.add(format);
  }

  /// Whether there is no file of a format at all, not even a damaged one.
  boolean lacks(ProfileFormat format) {
    return !files.containsKey(format) && !failed.contains(format);
  }

  /// Whether no file could be read.
  boolean isEmpty() {
    return files.isEmpty();
  }

  Optional<LayerInfo> layerInfo() {
    return Optional.ofNullable(layerInfo);
  }

  Optional<LayerTimes> layerTimes() {
    return Optional.ofNullable(layerTimes);
  }

  Optional<RequestTimes> requestTimes() {
    return Optional.ofNullable(requestTimes);
  }

  Optional<EngineFile> plan() {
    return Optional.ofNullable(plan);
  }

  Metadata metadata() {
    return metadata;
  }

  /// Notes on the file of a format, or on the first file where there is none.
  FileNotes notes(ProfileFormat format) {
    FileNotes notes = files.get(format);
    return notes == null ? files.values().iterator().next() : notes;
  }

  /// The files in the order of reading.
  List<String> paths() {
    return List.copyOf(paths);
  }
}

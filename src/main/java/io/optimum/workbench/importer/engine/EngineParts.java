package io.optimum.workbench.importer.engine;

import io.optimum.workbench.domain.engine.EngineFile;
import io.optimum.workbench.importer.file.FileNotes;
import io.optimum.workbench.importer.layer.LayerInfo;
import io.optimum.workbench.importer.ncu.NcuReport;
import io.optimum.workbench.importer.nsys.NsysTrace;
import io.optimum.workbench.importer.onnx.OnnxGraph;
import io.optimum.workbench.importer.source.FileContent;
import io.optimum.workbench.importer.source.ProfileFormat;
import io.optimum.workbench.importer.trtexec.LayerTimes;
import io.optimum.workbench.importer.trtexec.MeasuredFiles;
import io.optimum.workbench.importer.trtexec.Metadata;
import io.optimum.workbench.importer.trtexec.RequestTimes;
import io.optimum.workbench.importer.trtexec.TimedProfile;
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
public final class EngineParts implements MeasuredFiles {
  private final Map<ProfileFormat, FileNotes> files = new EnumMap<>(ProfileFormat.class);
  private final List<String> paths = new ArrayList<>();
  private final Set<ProfileFormat> failed = EnumSet.noneOf(ProfileFormat.class);
  private @Nullable LayerInfo layerInfo;
  private @Nullable LayerTimes layerTimes;
  private @Nullable RequestTimes requestTimes;
  private @Nullable EngineFile plan;
  private @Nullable NsysTrace trace;
  private @Nullable NcuReport counters;
  private @Nullable OnnxGraph graph;
  private Metadata metadata = Metadata.NONE;

  public void add(ProfileFormat format, FileContent.OfEngine content, FileNotes notes) {
    paths.add(notes.path());
    if (content instanceof FileContent.Switches(Metadata more)) {
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
      case FileContent.Layers(LayerInfo layers) -> layerInfo = layers;
      case FileContent.Times(LayerTimes times) -> layerTimes = times;
      case FileContent.Requests(RequestTimes times) -> requestTimes = times;
      case FileContent.Plan(EngineFile file) -> plan = file;
      case FileContent.Graph(OnnxGraph network) -> graph = network;
      case FileContent.Counters(NcuReport report) -> counters = report;
      case FileContent.Trace(NsysTrace traced) -> trace = traced;
      case FileContent.Switches _ -> throw new IllegalStateException("Metadata was taken above.");
    }
  }

  /// Keeps one optimisation profile of the engine's: the one that was timed, else the first.
  void settleOptimisationProfile() {
    if (layerInfo == null) {
      return;
    }
    if (layerTimes == null) {
      layerInfo = TimedProfile.of(layerInfo, layerInfoNotes()).info();
      return;
    }
    TimedProfile timed = TimedProfile.of(layerInfo, layerTimes, layerInfoNotes());
    layerInfo = timed.info();
    layerTimes = timed.times();
  }

  /// Remembers a file that could not be read, so that its content is not reported missing as well.
  public void addFailed(ProfileFormat format) {
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

  @Override
  public Optional<RequestTimes> requestTimes() {
    return Optional.ofNullable(requestTimes);
  }

  @Override
  public Optional<EngineFile> plan() {
    return Optional.ofNullable(plan);
  }

  /// Labels of the formats there are.
  List<String> found() {
    return files.keySet().stream().map(ProfileFormat::label).toList();
  }

  Optional<OnnxGraph> graph() {
    return Optional.ofNullable(graph);
  }

  Optional<NcuReport> counters() {
    return Optional.ofNullable(counters);
  }

  Optional<NsysTrace> trace() {
    return Optional.ofNullable(trace);
  }

  @Override
  public FileNotes layerInfoNotes() {
    return notes(ProfileFormat.LAYER_INFO);
  }

  @Override
  public FileNotes layerTimesNotes() {
    return notes(ProfileFormat.LAYER_TIMES);
  }

  @Override
  public FileNotes requestTimesNotes() {
    return notes(ProfileFormat.REQUEST_TIMES);
  }

  @Override
  public Metadata metadata() {
    return metadata;
  }

  /// Notes on the file of a format, or on the first file where there is none.
  FileNotes notes(ProfileFormat format) {
    FileNotes notes = files.get(format);
    return notes == null ? files.values().iterator().next() : notes;
  }

  @Override
  public List<String> paths() {
    return List.copyOf(paths);
  }
}

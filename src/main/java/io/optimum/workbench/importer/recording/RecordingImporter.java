package io.optimum.workbench.importer.recording;

import io.optimum.workbench.codec.JsonCodec;
import io.optimum.workbench.codec.recording.RecordingException;
import io.optimum.workbench.codec.recording.RecordingFolder;
import io.optimum.workbench.domain.Problem;
import io.optimum.workbench.domain.engine.Engine;
import io.optimum.workbench.domain.engine.EngineId;
import io.optimum.workbench.domain.engine.EngineProfile;
import io.optimum.workbench.domain.engine.KernelProfile;
import io.optimum.workbench.domain.engine.Precision;
import io.optimum.workbench.domain.engine.ProfileKey;
import io.optimum.workbench.domain.gpu.Pipe;
import io.optimum.workbench.domain.run.RecordedEngine;
import io.optimum.workbench.importer.EngineImporter;
import io.optimum.workbench.importer.ImportResult;
import io.optimum.workbench.importer.ImportResult.RecognisedFile;
import io.optimum.workbench.importer.source.ImportRequest;
import io.optimum.workbench.task.Progress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/// Imports recordings as engine profiles; files that are none go to another importer.
///
/// An engine that ran alone comes with the kernel times that were observed; one that did not comes
/// with the profile that ran, and a warning. One of which only a trace is known cannot become a
/// profile: the figures that were not measured are named, not made up.
public final class RecordingImporter implements EngineImporter {
  private static final String FORMAT = "recording";

  private final JsonCodec codec;
  private final EngineImporter others;

  /// @param others reads what is no recording
  public RecordingImporter(JsonCodec codec, EngineImporter others) {
    this.codec = codec;
    this.others = others;
  }

  @Override
  public ImportResult read(ImportRequest request, Progress progress) {
    Found found = new Found();
    List<Path> rest = new ArrayList<>();
    Set<Path> recordings = new LinkedHashSet<>();
    for (Path file : request.files()) {
      List<Path> within = find(folder(file), found);
      recordings.addAll(within);
      if (within.isEmpty()) {
        rest.add(file);
      }
    }
    int done = 0;
    for (Path recording : recordings) {
      progress.report(0.9 * done++ / recordings.size(), "Reading " + recording.getFileName());
      read(recording, found);
    }
    if (rest.isEmpty()) {
      return found.result();
    }
    ImportRequest others = request.withFiles(rest);
    return recordings.isEmpty()
        ? this.others.read(others, progress)
        : found.and(this.others.read(others, progress.part(0.9, 1)));
  }

  private static List<Path> find(Path folder, Found found) {
    try {
      List<Path> within = RecordingFolder.find(folder);
      if (!within.isEmpty() && !within.contains(folder)) {
        found.beside(folder, within);
      }
      return within;
    } catch (RecordingException e) {
      found.failed(e);
      return List.of();
    }
  }

  /// Naming the file `recording.json` names its folder.
  private static Path folder(Path file) {
    Path name = file.getFileName();
    Path parent = file.toAbsolutePath().getParent();
    return name != null && "recording.json".equals(name.toString()) && parent != null
        ? parent
        : file;
  }

  private void read(Path place, Found found) {
    try {
      RecordingFolder folder = RecordingFolder.read(place, codec);
      for (RecordedEngine each : folder.recording().profiles()) {
        switch (each) {
          case RecordedEngine.Profiled profiled -> observe(folder, profiled.profile(), found);
          case RecordedEngine.Traced traced -> found.missing(place, traced);
        }
      }
    } catch (RecordingException e) {
      found.failed(e);
    }
  }

  /// Damaged spans of one engine leave the others alone.
  private static void observe(RecordingFolder folder, EngineProfile ran, Found found) {
    found.engine(folder.folder(), engine(folder, ran));
    try {
      new ProfileFromSpans(folder)
          .observe(ran)
          .ifPresentOrElse(found::observed, () -> found.unobserved(folder.folder(), ran));
    } catch (RecordingException e) {
      found.failed(e);
      found.unobserved(folder.folder(), ran);
    }
  }

  private static Engine engine(RecordingFolder folder, EngineProfile profile) {
    EngineId id = profile.key().engine();
    return folder.recording().engines().stream()
        .filter(each -> each.id().equals(id))
        .map(each -> new Engine(id, each.name(), each.precision(), null))
        .findFirst()
        .orElseGet(() -> new Engine(id, id.value(), precision(profile), null));
  }

  /// Where most of its arithmetic runs.
  private static Precision precision(EngineProfile profile) {
    Map<Pipe, Double> flops = new EnumMap<>(Pipe.class);
    for (KernelProfile kernel : profile.kernels()) {
      flops.merge(kernel.pipe(), kernel.flops(), Double::sum);
    }
    return Precision.of(
        flops.entrySet().stream().max(Map.Entry.comparingByValue()).orElseThrow().getKey());
  }

  /// What was read so far.
  private static final class Found {
    private final Map<EngineId, Engine> engines = new TreeMap<>();
    private final Map<ProfileKey, EngineProfile> observed = new TreeMap<>();
    private final Map<ProfileKey, EngineProfile> unobserved = new TreeMap<>();
    private final Map<ProfileKey, Path> places = new TreeMap<>();
    private final Set<RecognisedFile> recognised = new LinkedHashSet<>();
    private final List<Problem> problems = new ArrayList<>();

    void engine(Path place, Engine engine) {
      engines.put(engine.id(), engine);
      recognised.add(new RecognisedFile(place.toString(), FORMAT, engine.id().value()));
    }

    void failed(RecordingException e) {
      problems.add(Problem.error(e.path(), e.location(), e.reason(), e.advice()));
    }

    void observed(EngineProfile profile) {
      observed.putIfAbsent(profile.key(), profile);
    }

    void unobserved(Path place, EngineProfile profile) {
      unobserved.putIfAbsent(profile.key(), profile);
      places.putIfAbsent(profile.key(), place);
    }

    /// Says which files beside recordings were left out.
    void beside(Path folder, List<Path> recordings) {
      String[] names = folder.toFile().list();
      List<String> others =
          Stream.of(names == null ? new String[0] : names)
              .filter(name -> !recordings.contains(folder.resolve(name)))
              .filter(name -> !name.startsWith(".") && !name.startsWith("README"))
              .sorted()
              .toList();
      if (!others.isEmpty()) {
        problems.add(
            Problem.warning(
                folder.toString(),
                others.getFirst(),
                "This folder of recordings has %d other entries, which were not read."
                    .formatted(others.size()),
                "Name them one by one to import them."));
      }
    }

    void missing(Path place, RecordedEngine.Traced traced) {
      recognised.add(new RecognisedFile(place.toString(), FORMAT, ""));
      problems.add(
          Problem.error(
              place.toString(),
              traced.key().toString(),
              traced.missing(),
              "The recording can be replayed. For a profile, import the engine's trtexec layer"
                  + " information or its ONNX file."));
    }

    /// An engine that some recording shows alone needs no other.
    ImportResult result() {
      Map<ProfileKey, EngineProfile> profiles = new TreeMap<>(unobserved);
      List<Problem> all = new ArrayList<>(problems);
      profiles.keySet().removeAll(observed.keySet());
      profiles
          .keySet()
          .forEach(key ->
              all.add(
                  Problem.warning(
                      String.valueOf(places.get(key)),
                      key.toString(),
                      "No run shows it alone on one stream, kernel by kernel.",
                      "Its profile is the one that ran, with the times from before.")));
      profiles.putAll(observed);
      return new ImportResult(
          List.copyOf(engines.values()),
          List.copyOf(profiles.values()),
          List.copyOf(recognised),
          all);
    }

    ImportResult and(ImportResult other) {
      other.engines().forEach(each -> engines.put(each.id(), each));
      other.profiles().forEach(each -> observed.put(each.key(), each));
      recognised.addAll(other.recognised());
      problems.addAll(other.problems());
      ImportResult own = result();
      return new ImportResult(
          own.engines(),
          own.profiles(),
          other.traces(),
          other.previews(),
          other.measurements(),
          other.served(),
          own.recognised(),
          other.leftOut(),
          own.problems());
    }
  }
}

package io.optimum.workbench.project;

import io.optimum.workbench.codec.IoReason;
import io.optimum.workbench.codec.JsonCodec;
import io.optimum.workbench.codec.JsonException;
import io.optimum.workbench.codec.Limits;
import io.optimum.workbench.domain.Problem;
import io.optimum.workbench.domain.TimeNote;
import io.optimum.workbench.domain.engine.EngineProfile;
import io.optimum.workbench.domain.evidence.Measurement;
import io.optimum.workbench.domain.evidence.Profiles;
import io.optimum.workbench.domain.gpu.GpuSpec;
import io.optimum.workbench.domain.plan.Plan;
import io.optimum.workbench.files.SafeFiles;
import io.optimum.workbench.profiling.journal.CampaignFolder;
import io.optimum.workbench.profiling.journal.Journal;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Projects as folders of plain files:
///
/// ```
/// project.json              name, settings, engines, list of profiles
/// profiles/E/G-bN.json      one engine on one GPU at one batch size
/// gpus/G.json               data sheets of the project's own
/// measurements.jsonl        append-only journal, durable line by line
/// campaigns/G-HASH.jsonl    one campaign each: its request, then one line per trial
/// served.jsonl              measurements of load generators, made by others
/// predictor.json            trained weights
/// plan.json                 the last plan
/// planning.json             what is being planned, while candidates are measured
/// notes.json                notes on timelines, where there are any
/// ```
///
/// Saving writes the parts first and `project.json` last, each atomically, and keeps the previous
/// `project.json` as a backup; then it removes what the project has no more. Opening and saving
/// again gives the same bytes. Files that the store could not read are left alone.
public final class ProjectStore {
  private static final String MAIN = "project.json";
  private static final String BACKUP = ".bak";
  private static final String PREDICTOR = "predictor.json";
  private static final String PLAN = "plan.json";
  private static final String NOTES = "notes.json";
  private static final List<String> SAVED =
      List.of(
          MAIN, PREDICTOR, PLAN, NOTES, ServedFile.NAME, ProfileFiles.FOLDER, SheetFiles.FOLDER);
  private final JsonCodec codec;

  public ProjectStore(JsonCodec codec) {
    this.codec = codec;
  }

  /// Whether a folder holds a project.
  public boolean isProject(Path folder) {
    return Files.isRegularFile(folder.resolve(MAIN));
  }

  /// What another save, by whomever, makes another.
  public ProjectVersion version(Path folder) {
    return ProjectVersion.of(folder, SAVED);
  }

  /// What a project calls itself.
  ///
  /// @param name for people
  /// @param description what it is
  public record Summary(String name, String description) {}

  /// A project's name and description; empty where there is none that can be read.
  public Optional<Summary> summary(Path folder) {
    try {
      ProjectFile file = main(folder);
      return Optional.of(new Summary(file.name(), file.description()));
    } catch (ProjectException e) {
      return Optional.empty();
    }
  }

  /// The journal of a project's measurements.
  public Journal journal(Path folder) {
    return new Journal(folder.resolve("measurements.jsonl"), codec);
  }

  /// A GPU data sheet that is in no project yet.
  ///
  /// @throws ProjectException when it cannot be read or is wrong: with file, figure, value and what
  ///   to try
  public GpuSpec sheet(Path file) {
    try {
      return SheetFiles.sheet(file, codec);
    } catch (JsonException e) {
      throw new ProjectException(e.getMessage() + " " + SheetFiles.ADVICE, e);
    } catch (NoSuchFileException e) {
      throw new ProjectException("There is no file %s.".formatted(file), e);
    } catch (IOException e) {
      throw new ProjectException("%s cannot be read: %s".formatted(file, IoReason.of(e)), e);
    }
  }

  /// What is being planned, while candidates are measured.
  public PlanFile planning(Path folder) {
    return new PlanFile(folder.resolve("planning.json"), codec);
  }

  /// The campaigns of a project.
  public CampaignFolder campaigns(Path folder) {
    return new CampaignFolder(folder.resolve("campaigns"), codec);
  }

  /// What a project has measured: the journal's measurements, then those of its campaigns.
  public List<Measurement> measurements(Path folder) {
    return measurements(folder, new ArrayList<>());
  }

  private List<Measurement> measurements(Path folder, List<Problem> problems) {
    Journal.Contents journal = journal(folder).read();
    Journal.Contents campaigns = campaigns(folder).read();
    problems.addAll(journal.problems());
    problems.addAll(campaigns.problems());
    return Stream.concat(journal.measurements().stream(), campaigns.measurements().stream())
        .distinct()
        .toList();
  }

  /// @throws ProjectException when there is none, or `project.json` cannot be read
  public OpenedProject open(Path folder) {
    ProjectFile file = main(folder);
    List<Problem> problems = new ArrayList<>();
    List<EngineProfile> profiles = new ArrayList<>();
    for (String path : file.profiles()) {
      addIfRead(profiles, part(folder, path, EngineProfile.class, problems));
    }
    List<Measurement> measurements = measurements(folder, problems);
    Project project =
        new Project(
            file.name(),
            file.description(),
            file.settings(),
            file.engines(),
            Profiles.of(profiles),
            new SheetFiles(folder, codec).read(problems),
            measurements,
            new ServedFile(folder, codec).read(problems),
            predictor(folder, problems),
            optional(folder, PLAN, Plan.class, problems),
            notes(folder, problems));
    return new OpenedProject(project, problems);
  }

  private List<TimeNote> notes(Path folder, List<Problem> problems) {
    ProjectNotes kept = optional(folder, NOTES, ProjectNotes.class, problems);
    return kept == null ? List.of() : kept.notes();
  }

  /// Whether the version of `project.json` before the last save is there.
  public boolean hasBackup(Path folder) {
    return Files.isRegularFile(folder.resolve(MAIN + BACKUP));
  }

  /// Takes the version before the last save; the damaged one is kept as `project.json.damaged`.
  ///
  /// @throws ProjectException when it cannot be taken
  public void restoreBackup(Path folder) {
    try {
      Path main = folder.resolve(MAIN);
      if (Files.exists(main)) {
        SafeFiles.replace(folder.resolve(MAIN + ".damaged"), Files.readAllBytes(main));
      }
      SafeFiles.replace(main, Files.readAllBytes(folder.resolve(MAIN + BACKUP)));
    } catch (IOException e) {
      throw new ProjectException(
          "The backup in %s cannot be taken: %s".formatted(folder, IoReason.of(e)), e);
    }
  }

  /// Saves everything but the measurements, which are in the journals already.
  ///
  /// @throws ProjectException when it cannot be written; what was saved before stays
  public void save(Path folder, Project project) {
    try {
      List<String> before = listedProfiles(folder);
      ProfileFiles profiles = new ProfileFiles(folder, codec);
      List<String> now = profiles.write(project, before);
      SheetFiles sheets = new SheetFiles(folder, codec);
      sheets.write(project);
      new ServedFile(folder, codec).write(project);
      PredictorFile predictor = project.predictor();
      if (predictor != null) {
        SafeFiles.replace(folder.resolve(PREDICTOR), predictor.bytes());
      }
      Plan plan = project.plan();
      if (plan != null) {
        SafeFiles.replace(folder.resolve(PLAN), codec.write(plan));
      }
      if (!project.notes().isEmpty()) {
        SafeFiles.replace(folder.resolve(NOTES), codec.write(new ProjectNotes(project.notes())));
      }
      saveMain(folder, project, now);
      removeStale(folder, project);
      profiles.removeStale(before, now);
      sheets.removeStale(project);
    } catch (IOException e) {
      throw cannotSave(folder, e);
    }
  }

  /// What `project.json` lists so far; nothing when there is none to read.
  private List<String> listedProfiles(Path folder) {
    try {
      return isProject(folder) ? main(folder).profiles() : List.of();
    } catch (ProjectException e) {
      return List.of();
    }
  }

  /// Removes the predictor, the plan and the notes that the project has no more. What cannot be
  /// read was not opened either, and stays.
  private void removeStale(Path folder, Project project) throws IOException {
    List<Problem> unreadable = new ArrayList<>();
    if (project.predictor() == null && predictor(folder, unreadable) != null) {
      Files.delete(folder.resolve(PREDICTOR));
    }
    if (project.plan() == null && optional(folder, PLAN, Plan.class, unreadable) != null) {
      Files.delete(folder.resolve(PLAN));
    }
    if (project.notes().isEmpty() && !notes(folder, unreadable).isEmpty()) {
      Files.delete(folder.resolve(NOTES));
    }
  }

  private void saveMain(Path folder, Project project, List<String> paths) throws IOException {
    Path main = folder.resolve(MAIN);
    byte[] before = Files.isRegularFile(main) ? Files.readAllBytes(main) : null;
    boolean changed =
        SafeFiles.replace(
            main,
            codec.write(
                new ProjectFile(
                    ProjectFile.VERSION,
                    project.name(),
                    project.description(),
                    project.settings(),
                    project.engines(),
                    paths)));
    if (changed && before != null) {
      SafeFiles.replace(folder.resolve(MAIN + ".bak"), before);
    }
  }

  private ProjectFile main(Path folder) {
    Path main = folder.resolve(MAIN);
    if (Files.isRegularFile(folder)) {
      throw new ProjectException(
          "%s is a file. Give the folder of a project, the one with %s in it."
              .formatted(folder, MAIN));
    }
    try {
      byte[] json = bytes(main);
      String version = codec.peek(json, "formatVersion", main.toString());
      if (version.matches("\\d+")
          && new BigInteger(version).compareTo(BigInteger.valueOf(ProjectFile.VERSION)) > 0) {
        throw new ProjectException(
            ("%s: The project is of format version %s; this program reads up to %d."
                    + " Open it with a newer Optimum Workbench.")
                .formatted(main, version, ProjectFile.VERSION));
      }
      return codec.read(json, ProjectFile.class, main.toString());
    } catch (NoSuchFileException e) {
      throw new ProjectException(noProject(folder), e);
    } catch (JsonException e) {
      throw new ProjectException(e.getMessage() + " " + backup(folder), e);
    } catch (IOException e) {
      throw new ProjectException("%s cannot be read: %s".formatted(main, IoReason.of(e)), e);
    }
  }

  private static String noProject(Path folder) {
    return "%s is no project: %s. Make one with `optimum import FILE... --into %s`."
        .formatted(
            folder, Files.exists(folder) ? "it has no " + MAIN : "there is no such folder", folder);
  }

  private static String backup(Path folder) {
    return Files.isRegularFile(folder.resolve(MAIN + ".bak"))
        ? "The version before it is beside it: copy %s.bak over it.".formatted(MAIN)
        : "Restore it from a copy, or import the engines into another folder.";
  }

  private @Nullable PredictorFile predictor(Path folder, List<Problem> problems) {
    Path file = folder.resolve(PREDICTOR);
    return guarded(file, bytes -> new PredictorFile(file.toString(), bytes), problems);
  }

  private <T> @Nullable T optional(
      Path folder, String path, Class<T> type, List<Problem> problems) {
    Path file = folder.resolve(path);
    return guarded(file, json -> codec.read(json, type, file.toString()), problems);
  }

  private <T> @Nullable T part(Path folder, String path, Class<T> type, List<Problem> problems) {
    Path file = folder.resolve(path).normalize();
    if (!file.startsWith(folder.normalize())) {
      problems.add(
          Problem.error(path, "", "The path leads out of the project.", "Remove it from " + MAIN));
      return null;
    }
    if (!Files.exists(file)) {
      problems.add(
          Problem.error(
              file.toString(), "", "The file is missing.", "Restore it, or import it again."));
      return null;
    }
    return optional(folder, path, type, problems);
  }

  private <T> @Nullable T guarded(Path file, Function<byte[], T> read, List<Problem> problems) {
    if (!Files.exists(file)) {
      return null;
    }
    try {
      return read.apply(bytes(file));
    } catch (JsonException e) {
      problems.add(
          Problem.error(
              file.toString(), e.location(), e.reason(), "Restore it, or make it again."));
    } catch (IOException e) {
      problems.add(Problem.error(file.toString(), "", IoReason.of(e), "Check the file's rights."));
    }
    return null;
  }

  private static <T> void addIfRead(List<T> list, @Nullable T value) {
    if (value != null) {
      list.add(value);
    }
  }

  static byte[] bytes(Path file) throws IOException {
    if (Files.exists(file) && !Files.isRegularFile(file)) {
      throw new IOException("This is no regular file.");
    }
    long size = Files.size(file);
    if (size > Limits.FILE_BYTES) {
      throw new IOException(
          "It has %d MiB, more than the %d MiB a project file may have."
              .formatted(size >> 20, Limits.FILE_BYTES >> 20));
    }
    return Files.readAllBytes(file);
  }

  private static ProjectException cannotSave(Path folder, IOException e) {
    return new ProjectException(
        "The project cannot be saved to %s: %s What was saved before is untouched."
            .formatted(folder, IoReason.of(e)),
        e);
  }
}

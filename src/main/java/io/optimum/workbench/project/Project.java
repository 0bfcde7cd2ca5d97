package io.optimum.workbench.project;

import io.optimum.workbench.domain.Require;
import io.optimum.workbench.domain.TimeNote;
import io.optimum.workbench.domain.engine.Engine;
import io.optimum.workbench.domain.engine.EngineId;
import io.optimum.workbench.domain.engine.EngineProfile;
import io.optimum.workbench.domain.engine.ProfileKey;
import io.optimum.workbench.domain.evidence.Measurement;
import io.optimum.workbench.domain.evidence.Profiles;
import io.optimum.workbench.domain.gpu.GpuSpec;
import io.optimum.workbench.domain.plan.Plan;
import io.optimum.workbench.domain.serving.ServedMeasurement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// What a user keeps: an immutable snapshot. Every edit gives a new one, so undo keeps old ones.
///
/// @param name for people
/// @param description what it is, and where its figures come from
/// @param settings demand, GPUs and search settings
/// @param engines in the order they were added
/// @param profiles of the engines
/// @param gpus data sheets of the project's own
/// @param measurements in the order they were made
/// @param served measurements of load generators, made through a server by others
/// @param predictor trained weights as one file; null = none trained yet
/// @param plan the last plan; null = none made yet
/// @param notes on timelines of runs, in the order they were made
public record Project(
    String name,
    String description,
    ProjectSettings settings,
    List<Engine> engines,
    Profiles profiles,
    List<GpuSpec> gpus,
    List<Measurement> measurements,
    List<ServedMeasurement> served,
    @Nullable PredictorFile predictor,
    @Nullable Plan plan,
    List<TimeNote> notes) {
  public Project {
    Require.text(name, "name");
    notes = List.copyOf(notes);
    engines = List.copyOf(engines);
    gpus = List.copyOf(gpus);
    measurements = List.copyOf(measurements);
    served = List.copyOf(served);
  }

  /// A project without notes and measurements of others.
  public Project(
      String name,
      String description,
      ProjectSettings settings,
      List<Engine> engines,
      Profiles profiles,
      List<GpuSpec> gpus,
      List<Measurement> measurements,
      @Nullable PredictorFile predictor,
      @Nullable Plan plan) {
    this(
        name,
        description,
        settings,
        engines,
        profiles,
        gpus,
        measurements,
        List.of(),
        predictor,
        plan,
        List.of());
  }

  public static Project empty(String name) {
    return new Project(
        name,
        "",
        ProjectSettings.defaults(),
        List.of(),
        Profiles.of(List.of()),
        List.of(),
        List.of(),
        null,
        null);
  }

  /// Adds engines and profiles; those with a known id replace what was there.
  public Project withEngines(Collection<Engine> more, Collection<EngineProfile> moreProfiles) {
    SortedMap<EngineId, Engine> changed = new TreeMap<>();
    more.forEach(engine -> changed.put(engine.id(), engine));
    List<Engine> all = new ArrayList<>();
    for (Engine engine : engines) {
      Engine replacement = changed.remove(engine.id());
      all.add(replacement == null ? engine : replacement);
    }
    more.stream().filter(engine -> changed.containsKey(engine.id())).forEach(all::add);
    return edited(edit -> {
      edit.engines = all;
      edit.profiles = profiles.with(moreProfiles);
    });
  }

  /// Without some profiles; their engines stay.
  public Project withoutProfiles(Collection<ProfileKey> some) {
    return edited(edit -> edit.profiles = profiles.without(some));
  }

  public Project withSettings(ProjectSettings value) {
    return edited(edit -> edit.settings = value);
  }

  public Project withGpus(List<GpuSpec> value) {
    return edited(edit -> edit.gpus = value);
  }

  public Project withMeasurements(List<Measurement> value) {
    return edited(edit -> edit.measurements = value);
  }

  /// Adds measurements.
  public Project withMoreMeasurements(List<Measurement> more) {
    List<Measurement> all = new ArrayList<>(measurements);
    all.addAll(more);
    return withMeasurements(all);
  }

  /// Adds measurements of others, none twice.
  public Project withMoreServed(Collection<ServedMeasurement> more) {
    Set<ServedMeasurement> all = new LinkedHashSet<>(served);
    all.addAll(more);
    return edited(edit -> edit.served = List.copyOf(all));
  }

  public Project withPredictor(@Nullable PredictorFile value) {
    return edited(edit -> edit.predictor = value);
  }

  public Project withPlan(@Nullable Plan value) {
    return edited(edit -> edit.plan = value);
  }

  public Project withNotes(List<TimeNote> value) {
    return edited(edit -> edit.notes = value);
  }

  /// The engine, or an `IllegalArgumentException` that lists what there is.
  public Engine engine(EngineId id) {
    return engines.stream()
        .filter(engine -> engine.id().equals(id))
        .findFirst()
        .orElseThrow(() ->
            new IllegalArgumentException(
                "The project %s has no engine %s. It has %s."
                    .formatted(name, id, engines.stream().map(Engine::id).toList())));
  }

  public Optional<Plan> lastPlan() {
    return Optional.ofNullable(plan);
  }

  public Map<EngineId, Engine> enginesById() {
    Map<EngineId, Engine> byId = new TreeMap<>();
    engines.forEach(engine -> byId.put(engine.id(), engine));
    return byId;
  }

  private Project edited(Consumer<Edit> change) {
    Edit edit = new Edit(this);
    change.accept(edit);
    return edit.project();
  }

  /// The parts that an edit may change, as they are until it changes them.
  private static final class Edit {
    private final Project before;
    private ProjectSettings settings;
    private List<Engine> engines;
    private Profiles profiles;
    private List<GpuSpec> gpus;
    private List<Measurement> measurements;
    private List<ServedMeasurement> served;
    private @Nullable PredictorFile predictor;
    private @Nullable Plan plan;
    private List<TimeNote> notes;

    private Edit(Project before) {
      this.before = before;
      settings = before.settings;
      engines = before.engines;
      profiles = before.profiles;
      gpus = before.gpus;
      measurements = before.measurements;
      served = before.served;
      predictor = before.predictor;
      plan = before.plan;
      notes = before.notes;
    }

    private Project project() {
      return new Project(
          before.name,
          before.description,
          settings,
          engines,
          profiles,
          gpus,
          measurements,
          served,
          predictor,
          plan,
          notes);
    }
  }
}

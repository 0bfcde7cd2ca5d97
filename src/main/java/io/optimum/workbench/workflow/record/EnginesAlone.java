package io.optimum.workbench.workflow.record;

import io.optimum.workbench.device.DeviceFaultException;
import io.optimum.workbench.domain.engine.ProfileKey;
import io.optimum.workbench.domain.plan.InfeasibleException;
import io.optimum.workbench.project.Project;
import io.optimum.workbench.project.ProjectStore;
import io.optimum.workbench.task.Progress;
import io.optimum.workbench.workflow.record.RecordSuiteStep.PartState;
import io.optimum.workbench.workflow.record.RecordSuiteStep.Suite;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Engine files run alone first: what they are worth together is judged against that. One that does
/// not run alone is left out for good, so that the others are measured.
final class EnginesAlone {
  private final ProfileStep profiling;
  private final ProjectStore store;
  private final Map<ProfileKey, String> failures = new LinkedHashMap<>();
  private int missing;
  private int done;
  private boolean over;

  EnginesAlone(ProfileStep profiling, ProjectStore store) {
    this.profiling = profiling;
    this.store = store;
  }

  /// The project with what was measured, saved; without what failed where all others did not.
  ///
  /// @param left time to begin others in
  Project measured(Project begun, Suite asked, Supplier<Duration> left, Progress progress) {
    List<ProfileKey> all = SuiteProject.unmeasured(begun, asked.gpu());
    LostDevice lost = new LostDevice();
    Project project = begun;
    missing = all.size();
    for (ProfileKey each : all) {
      if (lost.isLost() || !left.get().isPositive()) {
        return project;
      }
      try {
        var profiled = profiling.profile(project, each, asked.seed(), progress);
        project = project.withEngines(List.of(), List.of(profiled.profile()));
        store.save(asked.folder(), project);
        done++;
        lost.ended(1);
      } catch (IllegalArgumentException | DeviceFaultException | InfeasibleException e) {
        failures.put(each, lost.failed(e, 0));
      }
    }
    over = !lost.isLost() && (done > 0 || failures.isEmpty());
    if (over && !failures.isEmpty()) {
      project = project.withoutProfiles(failures.keySet());
      store.save(asked.folder(), project);
    }
    return project;
  }

  /// Empty where all were measured before.
  Optional<PartState> state() {
    return missing == 0
        ? Optional.empty()
        : Optional.of(new PartState("engines alone", done, missing, over, List.of(), failure()));
  }

  private @Nullable String failure() {
    String each =
        failures.entrySet().stream()
            .map(failure -> "%s: %s".formatted(failure.getKey(), failure.getValue()))
            .collect(Collectors.joining(" "));
    if (each.isEmpty()) {
      return null;
    }
    return over
        ? ("Left out of all that follows, for it does not run alone: %s To have it measured, mend"
                + " it and begin a suite in another folder.")
            .formatted(each)
        : each;
  }
}

package io.optimum.workbench.workflow.plan;

import io.optimum.workbench.domain.evidence.Measurement;
import io.optimum.workbench.domain.plan.PlanRequest;
import io.optimum.workbench.profiling.PlanHeader;
import io.optimum.workbench.profiling.journal.CampaignLock;
import io.optimum.workbench.profiling.trial.CampaignException;
import io.optimum.workbench.project.PlanFile;
import io.optimum.workbench.project.Project;
import io.optimum.workbench.project.ProjectSettings;
import io.optimum.workbench.project.ProjectStore;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// Begins plans whose candidates are measured, and goes on with those that were interrupted.
public final class PlanBeginnings {
  private final PlanFile file;
  private final ProjectStore store;
  private final PlanStep planning;
  private final Path folder;

  /// @param planning on the device that measures
  /// @param folder of the project
  public PlanBeginnings(ProjectStore store, PlanStep planning, Path folder) {
    this.file = store.planning(folder);
    this.store = store;
    this.planning = planning;
    this.folder = folder;
  }

  /// What is planned now.
  ///
  /// @param project as it was when the plan was begun
  /// @param request what is planned for
  /// @param since measured since it was begun
  /// @param lock keeps others from measuring for the project; null = nothing is to be measured
  public record PlanBeginning(
      Project project,
      PlanRequest request,
      List<Measurement> since,
      PlanFile file,
      @Nullable CampaignLock lock)
      implements AutoCloseable {
    public PlanBeginning {
      since = List.copyOf(since);
    }

    /// There is a plan: nothing is left to go on with.
    public void end() {
      file.end();
    }

    @Override
    public void close() {
      if (lock != null) {
        lock.close();
      }
    }
  }

  /// @param seed null = the project's
  /// @throws CampaignException when it is to measure, and another process does for this project
  public PlanBeginning begin(Project project, @Nullable Long seed) {
    PlanRequest request =
        planning.request(project, seed == null ? project.settings().seed() : seed);
    if (request.measureTop() == 0) {
      return new PlanBeginning(project, request, List.of(), file, null);
    }
    PlanHeader answered = planning.header(project, request, 0);
    return locked(lock -> {
      file.begin(answered.withJournalled(journalled().size()));
      return new PlanBeginning(project, request, List.of(), file, lock);
    });
  }

  private PlanBeginning locked(Function<CampaignLock, PlanBeginning> begun) {
    CampaignLock lock =
        store.campaigns(folder).lock(store.journal(folder).file(), System.currentTimeMillis());
    try {
      return begun.apply(lock);
    } catch (RuntimeException e) {
      lock.close();
      throw e;
    }
  }

  /// Goes on with the plan that was begun last and did not come to its end.
  ///
  /// @param asked the project as the user asks for it, given one with the settings of that plan
  /// @param seed null = that plan's
  /// @throws CampaignException when there is none, with the field in which it differs, or when
  ///   another process measures for this project
  public PlanBeginning resume(Project project, UnaryOperator<Project> asked, @Nullable Long seed) {
    unfinished();
    return locked(lock -> resume(project, asked, seed, lock));
  }

  private PlanBeginning resume(
      Project project, UnaryOperator<Project> asked, @Nullable Long seed, CampaignLock lock) {
    PlanHeader begun = unfinished();
    List<Measurement> journal = journalled();
    List<Measurement> since =
        journal.subList(Math.min(begun.journalled(), journal.size()), journal.size());
    Project then =
        project.withMeasurements(
            project.measurements().stream().filter(each -> !since.contains(each)).toList());
    Project wanted = asked.apply(then.withSettings(settings(begun.request())));
    PlanRequest request = planning.request(wanted, seed == null ? begun.request().seed() : seed);
    refuse(begun.differenceTo(planning.header(wanted, request, begun.journalled())));
    return new PlanBeginning(wanted, request, since, file, lock);
  }

  private PlanHeader unfinished() {
    return file.unfinished()
        .orElseThrow(() ->
            new CampaignException(
                "There is no plan to resume: none was stopped while its candidates were"
                    + " measured. Plan without --resume."));
  }

  private List<Measurement> journalled() {
    return store.journal(folder).read().measurements();
  }

  private static void refuse(Optional<String> difference) {
    difference.ifPresent(text -> {
      throw new CampaignException(
          "The plan that was begun is another one: %s. Leave out what differs, or plan without --resume."
              .formatted(text));
    });
  }

  private static ProjectSettings settings(PlanRequest request) {
    return new ProjectSettings(
        request.targets(),
        request.gpus(),
        request.objective(),
        request.maxEnginesPerGpu(),
        request.memoryHeadroomFraction(),
        request.measureTop(),
        request.seed());
  }
}

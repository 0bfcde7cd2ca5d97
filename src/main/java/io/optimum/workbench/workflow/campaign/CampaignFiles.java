package io.optimum.workbench.workflow.campaign;

import io.optimum.workbench.domain.evidence.CampaignRequest;
import io.optimum.workbench.profiling.journal.CampaignFile;
import io.optimum.workbench.profiling.journal.CampaignFolder;
import io.optimum.workbench.profiling.journal.CampaignJournal;
import io.optimum.workbench.profiling.trial.CampaignException;
import io.optimum.workbench.profiling.trial.CampaignHeader;
import io.optimum.workbench.project.Project;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// Begins campaigns of a project, and goes on with those that were interrupted. Whoever opens one
/// holds the folder's lock.
public final class CampaignFiles {
  private final MeasureStep measuring;
  private final CampaignFolder folder;

  public CampaignFiles(MeasureStep measuring, CampaignFolder folder) {
    this.measuring = measuring;
    this.folder = folder;
  }

  /// A campaign that can run.
  ///
  /// @param file its journal
  /// @param header its first line
  /// @param journal open to append; the caller closes it
  public record Opened(Path file, CampaignHeader header, CampaignJournal journal) {}

  /// What a new campaign is; the lock is not needed yet.
  ///
  /// @throws CampaignException when nothing is asked for
  public CampaignHeader header(Project project, CampaignRequest request) {
    if (request.combinations().isEmpty()) {
      throw new CampaignException(
          "There are no combinations to measure: it takes two engines profiled on %s that fit into its memory together. A file of combinations can name one engine twice."
              .formatted(request.gpu()));
    }
    return measuring.header(project, request);
  }

  /// Begins a campaign. One that is complete already is opened as it is.
  ///
  /// @throws CampaignException when it was interrupted before, or its journal cannot be written
  public Opened begin(CampaignHeader header) {
    Optional<CampaignFile> before = folder.find(header);
    if (before.isEmpty()) {
      return new Opened(folder.file(header), header, folder.create(header));
    }
    CampaignFile file = before.get();
    if (!file.isComplete()) {
      throw new CampaignException(
          "This campaign was begun before and has %d trials in %s. Go on with --resume, or measure anew with another --seed."
              .formatted(file.trials().size(), file.path()));
    }
    requireSame(file, header);
    return open(file, header);
  }

  /// Trials of another driver are not those of this one.
  ///
  /// @throws CampaignException when a campaign was measured with something else than there is now
  public static void requireSame(CampaignFile file, CampaignHeader asked) {
    file.header()
        .flatMap(there -> there.differenceTo(asked))
        .ifPresent(difference -> {
          throw new CampaignException(
              "The campaign in %s was measured with something else: %s. Go back to that, or measure anew in another folder or with another --seed."
                  .formatted(file.path(), difference));
        });
  }

  /// Goes on with the campaign begun last that is not complete and agrees with what is asked.
  ///
  /// @param asked what the user asks for, given what a campaign measures
  /// @throws CampaignException when there is none, with the field in which the last one differs
  public Opened resume(Project project, UnaryOperator<CampaignRequest> asked) {
    List<CampaignFile> begun = requireBegun();
    List<CampaignFile> open = begun.stream().filter(each -> !each.isComplete()).toList();
    CampaignException refusal = null;
    for (CampaignFile file : open.isEmpty() ? begun.subList(0, 1) : open) {
      CampaignHeader header = file.header().orElseThrow();
      Optional<String> difference = difference(project, header, asked);
      if (difference.isEmpty()) {
        return open(file, header);
      }
      refusal = refusal == null ? refuse(file, difference.get()) : refusal;
    }
    throw refusal == null ? new CampaignException("There is no campaign to resume.") : refusal;
  }

  /// The campaigns whose first line can be read, the one begun last first; the lock is not needed.
  ///
  /// @throws CampaignException when there is none
  public List<CampaignFile> requireBegun() {
    List<CampaignFile> begun =
        folder.all().stream().filter(each -> each.header().isPresent()).toList();
    if (begun.isEmpty()) {
      throw new CampaignException(
          "There is no campaign to resume. Begin one without --resume." + unreadable());
    }
    return begun;
  }

  private Optional<String> difference(
      Project project, CampaignHeader header, UnaryOperator<CampaignRequest> asked) {
    CampaignRequest wanted = asked.apply(header.request());
    try {
      return header.differenceTo(measuring.header(project, wanted));
    } catch (IllegalArgumentException e) {
      return Optional.of("the project has changed: " + e.getMessage());
    }
  }

  private static CampaignException refuse(CampaignFile file, String difference) {
    return new CampaignException(
        "The campaign in %s is another one: %s. Leave out what differs, or begin a campaign without --resume."
            .formatted(file.path(), difference));
  }

  private String unreadable() {
    List<CampaignFile> files = folder.all();
    return files.isEmpty()
        ? ""
        : " The first line of %s cannot be read.".formatted(files.getFirst().path());
  }

  private Opened open(CampaignFile file, CampaignHeader header) {
    return new Opened(file.path(), header, folder.resume(file));
  }
}

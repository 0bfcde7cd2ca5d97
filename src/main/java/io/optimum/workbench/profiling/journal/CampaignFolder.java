package io.optimum.workbench.profiling.journal;

import io.optimum.workbench.codec.JsonCodec;
import io.optimum.workbench.domain.Problem;
import io.optimum.workbench.domain.evidence.Measurement;
import io.optimum.workbench.profiling.trial.CampaignException;
import io.optimum.workbench.profiling.trial.CampaignHeader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// The campaigns of a project: one journal per request in its folder `campaigns`, named after GPU
/// and request, so that the same request always finds its own journal.
public final class CampaignFolder {
  private static final String SUFFIX = ".jsonl";
  private final Path folder;
  private final JsonCodec codec;

  public CampaignFolder(Path folder, JsonCodec codec) {
    this.folder = folder;
    this.codec = codec;
  }

  /// Keeps other campaigns, and plans that measure, away until it is closed.
  ///
  /// @throws CampaignException when one runs
  public CampaignLock lock(long nowEpochMillis) {
    return lock(folder, nowEpochMillis);
  }

  /// The same for what is written elsewhere.
  ///
  /// @param journal what is to be written
  /// @throws CampaignException when one runs
  public CampaignLock lock(Path journal, long nowEpochMillis) {
    return CampaignLock.take(folder.resolve("campaign.lock"), journal, nowEpochMillis);
  }

  /// Every journal that can be read, the one begun last first.
  public List<CampaignFile> all() {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (var files = Files.list(folder)) {
      return files
          .filter(each -> each.toString().endsWith(SUFFIX))
          .sorted()
          .map(each -> CampaignFile.read(each, codec))
          .sorted(Comparator.comparingLong(CampaignFolder::started).reversed())
          .toList();
    } catch (IOException e) {
      throw new CampaignException(
          "The campaigns in %s cannot be listed: %s".formatted(folder, e.getMessage()), e);
    }
  }

  private static long started(CampaignFile file) {
    return file.header().map(CampaignHeader::startedEpochMillis).orElse(Long.MIN_VALUE);
  }

  /// What was measured, oldest campaign first.
  public Journal.Contents read() {
    List<Measurement> measurements = new ArrayList<>();
    List<Problem> problems = new ArrayList<>();
    try {
      for (CampaignFile file : all().reversed()) {
        measurements.addAll(file.measurements());
        problems.addAll(file.problems());
      }
    } catch (CampaignException e) {
      problems.add(
          Problem.error(
              folder.toString(), "", String.valueOf(e.getMessage()), "Check the folder's rights."));
    }
    return new Journal.Contents(measurements, problems);
  }

  /// The journal of a campaign, if it was begun.
  public Optional<CampaignFile> find(CampaignHeader header) {
    Path file = file(header);
    return Files.isRegularFile(file)
        ? Optional.of(CampaignFile.read(file, codec)).filter(each -> !each.neverBegan())
        : Optional.empty();
  }

  /// Begins a campaign's journal. The caller holds the lock.
  ///
  /// @throws CampaignException when it cannot be written
  public CampaignJournal create(CampaignHeader header) {
    return CampaignJournal.create(file(header), codec, header);
  }

  /// Opens a journal to go on with it. The caller holds the lock.
  ///
  /// @throws CampaignException when it cannot be written
  public CampaignJournal resume(CampaignFile file) {
    return CampaignJournal.resume(file, codec);
  }

  /// Where a campaign's journal lies.
  public Path file(CampaignHeader header) {
    return folder.resolve(
        "%s-%s%s".formatted(header.request().gpu(), header.shortHash(codec), SUFFIX));
  }
}

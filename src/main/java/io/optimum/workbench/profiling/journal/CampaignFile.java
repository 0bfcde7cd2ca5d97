package io.optimum.workbench.profiling.journal;

import io.optimum.workbench.codec.JsonCodec;
import io.optimum.workbench.codec.JsonException;
import io.optimum.workbench.codec.JsonLines;
import io.optimum.workbench.domain.Problem;
import io.optimum.workbench.domain.evidence.Measurement;
import io.optimum.workbench.profiling.trial.CampaignHeader;
import io.optimum.workbench.profiling.trial.Trial;
import io.optimum.workbench.profiling.trial.TrialPlan;
import io.optimum.workbench.profiling.trial.TrialTable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// A campaign's journal as it was read: its first line, its trials, and what could not be read.
///
/// A line cut off by a crash is reported and skipped; so is a trial that is none of this campaign.
public final class CampaignFile {
  private final Path file;
  private final JsonCodec codec;
  private final List<Trial> trials = new ArrayList<>();
  private final List<Problem> problems = new ArrayList<>();
  private @Nullable CampaignHeader header;
  private @Nullable TrialTable table;
  private int lines;
  private boolean endsCutOff;

  private CampaignFile(Path file, JsonCodec codec) {
    this.file = file;
    this.codec = codec;
  }

  static CampaignFile read(Path file, JsonCodec codec) {
    CampaignFile read = new CampaignFile(file, codec);
    try {
      JsonLines.read(file, read::take);
    } catch (IOException e) {
      read.problem("", "It cannot be read to its end: " + e.getMessage(), "Check its rights.");
    }
    return read;
  }

  public Path path() {
    return file;
  }

  /// Empty when the first line cannot be read: then there is nothing to go on with.
  public Optional<CampaignHeader> header() {
    return Optional.ofNullable(header);
  }

  public List<Trial> trials() {
    return List.copyOf(trials);
  }

  public List<Problem> problems() {
    return List.copyOf(problems);
  }

  /// Whether not even the first line was written: nothing was measured.
  boolean neverBegan() {
    return header == null && lines <= 1 && problems.size() <= 1;
  }

  /// Whether the last line is one that was cut off.
  boolean endsCutOff() {
    return endsCutOff;
  }

  /// Whether every run has as many repeats as it needs.
  public boolean isComplete() {
    return table != null && table.isComplete();
  }

  /// Every combination of which each part ran at least once.
  public List<Measurement> measurements() {
    CampaignHeader first = header;
    TrialTable all = table;
    if (first == null || all == null) {
      return List.of();
    }
    return IntStream.range(0, first.request().combinations().size())
        .mapToObj(each -> all.measurement(each, first))
        .flatMap(Optional::stream)
        .toList();
  }

  private void take(int number, byte[] json, boolean whole) {
    lines++;
    try {
      if (number == 1) {
        takeHeader(codec.read(json, CampaignHeader.class, file.toString()));
      } else if (table != null) {
        takeTrial(table, number, codec.read(json, Trial.class, file.toString()));
      }
    } catch (JsonException e) {
      String advice =
          number == 1
              ? "Without it nothing in this file can be used; restore it from a copy."
              : "It was skipped; `optimum measure --resume` measures it again.";
      endsCutOff = !whole;
      problem(
          "line " + number,
          (whole ? "The line cannot be read: " : "The line is cut off: ") + e.reason(),
          advice);
    }
  }

  private void takeHeader(CampaignHeader read) {
    if (!read.isWhole()) {
      throw new JsonException(file.toString(), "line 1", "A profile of a combination is missing.");
    }
    header = read;
    table = new TrialTable(new TrialPlan(read.request()));
  }

  private void takeTrial(TrialTable into, int number, Trial trial) {
    into.whyNot(trial)
        .ifPresentOrElse(
            why ->
                problem(
                    "line " + number,
                    "The trial of run %d, repeat %d does not belong here: %s."
                        .formatted(trial.run(), trial.repeat(), why),
                    "It was skipped."),
            () -> {
              into.add(trial);
              trials.add(trial);
            });
  }

  private void problem(String location, String message, String advice) {
    problems.add(Problem.error(file.toString(), location, message, advice));
  }
}

package io.optimum.workbench.cli.measure;

import io.optimum.workbench.cli.terminal.Table;
import io.optimum.workbench.cli.terminal.Text;
import io.optimum.workbench.domain.evidence.Measurement;
import io.optimum.workbench.profiling.trial.CampaignHeader;
import io.optimum.workbench.profiling.trial.CampaignResult;
import io.optimum.workbench.profiling.trial.CombinationText;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// A campaign's result as a table, and what is missing.
final class MeasureText {
  private static final int MISSING_LISTED = 10;

  private MeasureText() {}

  public static List<String> lines(String journal, CampaignHeader header, CampaignResult result) {
    Table table = new Table("combination", "STP", "ANTT", "slowdowns", "repeats", "half-width");
    result.combinations().forEach(each -> row(table, each));
    List<String> lines = new ArrayList<>(table.lines());
    lines.add(
        "%d of %s done, %s (%d now, in %.1f s) on %s, seed %d"
            .formatted(
                header.request().combinations().size() - result.missing().size(),
                Text.counted(header.request().combinations().size(), "combination"),
                Text.counted(result.trials(), "trial"),
                result.newTrials(),
                result.wall().toMillis() / 1e3,
                header.device(),
                header.request().seed()));
    lines.add("Journal: " + journal);
    return lines;
  }

  private static void row(Table table, CampaignResult.Combined combined) {
    Measurement measurement = combined.measurement();
    table.row(
        CombinationText.of(measurement.combination()),
        String.format(Locale.ROOT, "%.2f", measurement.stp()),
        String.format(Locale.ROOT, "%.2f", measurement.antt()),
        measurement.slowdowns().stream().map(Text::times).collect(Collectors.joining(" ")),
        String.valueOf(combined.repeats()),
        Double.isInfinite(combined.halfWidthFraction())
            ? "not known"
            : Text.percent(combined.halfWidthFraction()) + (combined.converged() ? "" : " (wide)"));
  }

  /// What a campaign that was ended lacks; empty when it is complete.
  public static List<String> missing(CampaignResult result) {
    List<String> lines = new ArrayList<>();
    if (result.missing().isEmpty()) {
      return lines;
    }
    lines.add(
        "%s Not done: %s; --resume goes on with them:"
            .formatted(why(result.ending()), Text.counted(result.missing().size(), "combination")));
    result.missing().stream()
        .limit(MISSING_LISTED)
        .forEach(each -> lines.add("  %s: %s".formatted(each.combination(), each.reason())));
    if (result.missing().size() > MISSING_LISTED) {
      lines.add("  and %d more.".formatted(result.missing().size() - MISSING_LISTED));
    }
    return lines;
  }

  private static String why(CampaignResult.Ending ending) {
    return switch (ending) {
      case COMPLETE -> "The campaign ended.";
      case BUDGET -> "The budget is over.";
      case CANCELLED -> "The campaign was stopped.";
    };
  }
}

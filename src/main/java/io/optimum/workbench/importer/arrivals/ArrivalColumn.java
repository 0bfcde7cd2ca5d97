package io.optimum.workbench.importer.arrivals;

import io.optimum.workbench.domain.Problem;
import io.optimum.workbench.domain.load.ArrivalProcess;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// Checks a column of times line by line.
final class ArrivalColumn {
  private static final Pattern NUMBER =
      Pattern.compile("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d{1,3})?");
  private static final int MAX_PROBLEMS = 10;
  private static final int SHOWN_CHARS = 40;

  /// About 31 years: beyond any recording, and exact enough in a double.
  private static final double MAX_NANOS = 1e18;

  private final String path;
  private final List<Long> nanos = new ArrayList<>();
  private final List<Problem> problems = new ArrayList<>();
  private TimeUnitName unit = TimeUnitName.SECONDS;
  private boolean begun;
  private int line;

  ArrivalColumn(String path) {
    this.path = path;
  }

  /// Whether reading on makes sense.
  boolean add(String text) {
    line++;
    String cell = text.strip();
    if (!cell.isEmpty()) {
      if (!begun && !NUMBER.matcher(cell).matches()) {
        header(cell);
      } else {
        time(cell);
      }
      begun = true;
    }
    return problems.size() < MAX_PROBLEMS;
  }

  ArrivalFile end() {
    if (nanos.isEmpty() && problems.isEmpty()) {
      error(begun ? "" : "line 1", "There is no arrival in it.", "Give one time per line.");
    }
    return new ArrivalFile(
        problems.isEmpty() ? Optional.of(new ArrivalProcess.Recorded(nanos)) : Optional.empty(),
        problems);
  }

  private void header(String cell) {
    if (isSeveral(cell)) {
      return;
    }
    TimeUnitName.in(cell)
        .ifPresentOrElse(
            found -> unit = found,
            () ->
                error(
                    "The header `%s` names no unit of time.".formatted(shown(cell)),
                    "Name it s, ms, us or ns, as in `arrival_ms`."));
  }

  private void time(String cell) {
    if (isSeveral(cell)) {
      return;
    }
    double value =
        NUMBER.matcher(cell).matches() ? Double.parseDouble(cell) * unit.nanos : Double.NaN;
    if (Double.isNaN(value)) {
      error("`%s` is no number.".formatted(shown(cell)), "Give one time per line, as 12.5.");
    } else if (value < 0) {
      error(
          "The time %s is before the start.".formatted(shown(cell)),
          "Count times from the start of the recording.");
    } else if (value > MAX_NANOS) {
      error(
          "The time %s is more than 31 years after the start.".formatted(shown(cell)),
          "Count times from the start of the recording, not from a date.");
    } else {
      inOrder(cell, Math.round(value));
    }
  }

  private void inOrder(String cell, long value) {
    if (!nanos.isEmpty() && value < nanos.getLast()) {
      error(
          "The time %s is earlier than the one before it: arrivals out of order."
              .formatted(shown(cell)),
          "Sort the times.");
    } else if (nanos.size() == ArrivalFileReader.MAX_ARRIVALS) {
      error(
          "There are more than %d arrivals.".formatted(ArrivalFileReader.MAX_ARRIVALS),
          "Cut the recording.");
    } else {
      nanos.add(value);
    }
  }

  private boolean isSeveral(String cell) {
    boolean several = cell.chars().anyMatch(each -> each == ',' || each == ';' || each == '\t');
    if (several) {
      error(
          "`%s` has more than one column.".formatted(shown(cell)),
          "Keep the column of arrival times only, with a point in decimals.");
    }
    return several;
  }

  private void error(String message, String advice) {
    error("line " + line, message, advice);
  }

  private void error(String location, String message, String advice) {
    problems.add(Problem.error(path, location, message, advice));
  }

  private static String shown(String cell) {
    return cell.length() <= SHOWN_CHARS ? cell : cell.substring(0, SHOWN_CHARS) + "…";
  }
}

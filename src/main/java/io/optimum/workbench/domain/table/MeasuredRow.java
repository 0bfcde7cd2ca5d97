package io.optimum.workbench.domain.table;

import java.util.List;

/// One measurement: a target engine beside others.
///
/// @param location in the file, for messages
/// @param target whose number was measured
/// @param others beside it; empty where the table only has them pooled
/// @param pooled one value per pooled column of the table, not scaled
/// @param solo what the target number is alone, in its unit; NaN if not known
/// @param measured the target number, above 0
/// @param combination rows of one name are the same engines together
public record MeasuredRow(
    String location,
    Party target,
    List<Party> others,
    double[] pooled,
    double solo,
    double measured,
    String combination) {
  public MeasuredRow {
    others = List.copyOf(others);
    if (!(measured > 0 && measured < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "%s: the target (%s) must be a finite number above 0.".formatted(location, measured));
    }
  }

  /// Whether a model runs in this row at all.
  public boolean has(String model) {
    return target.model().equals(model)
        || others.stream().anyMatch(each -> each.model().equals(model));
  }
}

package io.optimum.workbench.domain.table;

/// A column of numbers that describes an engine or what runs beside it.
///
/// @param name as in the table, or of what was derived from it
/// @param scale how the values are to be compared
/// @param kind whether it says something of engines never seen
public record TableColumn(String name, Scale scale, Kind kind) {
  /// How values of a column compare.
  public enum Scale {
    /// By their difference, for shares and flags.
    LINEAR,
    /// By their ratio, for counts, times and bytes; above 0.
    LOGARITHMIC
  }

  /// What a column is good for.
  public enum Kind {
    /// A share of some resource that is used, 0 to 1.
    RESOURCE,
    /// Other dimensionless facts, which transfer to engines never seen.
    RELATIVE,
    /// Settings and absolute amounts: of use only for engines seen in training.
    ABSOLUTE
  }

  /// The value on the column's scale.
  public double scaled(double value) {
    return switch (scale) {
      case LINEAR -> value;
      case LOGARITHMIC -> Math.log(value);
    };
  }
}

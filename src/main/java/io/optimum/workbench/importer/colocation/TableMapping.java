package io.optimum.workbench.importer.colocation;

import io.optimum.workbench.domain.table.Target;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What the columns of a table of co-location mean: how any tidy CSV is read. Written by people as
/// JSON, see `assets/schema/table-mapping.schema.json`.
///
/// @param about where the table comes from
/// @param fileNameColumn a column made of each file's name, where the table is a folder of files
/// @param where texts that a column must have one of, for a row to be taken
/// @param missing cell texts that mean: not measured; upper and lower case are the same
/// @param decimalComma whether numbers have a comma where others have a point
/// @param splits columns made of cells that list several texts
/// @param lookups columns that the table lacks
/// @param targets what can be predicted
/// @param engine the target engine's columns
/// @param solo the rows of the table that are the engine alone; null where columns say it
/// @param coRunners what ran beside it
/// @param pooled columns that describe all that ran beside it
/// @param combination columns that name a combination; empty for the set of models
record TableMapping(
    String about,
    @Nullable String fileNameColumn,
    Map<String, List<String>> where,
    List<String> missing,
    boolean decimalComma,
    List<Split> splits,
    List<Lookup> lookups,
    Map<Target, Quantity> targets,
    EngineColumns engine,
    @Nullable SoloRows solo,
    CoRunners coRunners,
    List<Quantity> pooled,
    List<String> combination) {

  /// Whether a cell says that nothing was measured.
  boolean isMissing(String text) {
    return missing.stream().anyMatch(text::equalsIgnoreCase);
  }

  /// A column with its unit.
  ///
  /// @param transfers whether it says something of engines never seen; null for the unit's own
  record Quantity(String column, ColumnUnit unit, @Nullable Boolean transfers) {}

  /// Columns made of one whose cells list several texts: the first text goes into the first, and so
  /// on; the rest are blank.
  record Split(String column, String separator, List<String> into) {}

  /// A column made from others: the value under their texts, joined by `/`.
  record Lookup(String column, List<String> by, Map<String, String> values) {}

  /// The columns of one engine.
  ///
  /// @param offeredRate a blank cell means a closed loop
  /// @param used share of the GPU used alone, all resources together
  record EngineColumns(
      String model,
      @Nullable Quantity soloLatency,
      @Nullable Quantity soloThroughput,
      @Nullable Quantity kernels,
      @Nullable Quantity offeredRate,
      @Nullable Quantity used,
      List<Quantity> features) {}

  /// Rows of the table in which an engine runs alone.
  ///
  /// @param where texts that make a row one of these
  /// @param axes settings under which it was profiled alone
  /// @param share the axis that is a share of the GPU; null if none is
  record SoloRows(Map<String, List<String>> where, List<String> axes, @Nullable String share) {}

  /// What ran beside the target engine.
  sealed interface CoRunners {
    /// The other rows with the same texts in these columns.
    record RowsOf(List<String> columns) implements CoRunners {}

    /// Copies of the target; the column counts it too.
    record Copies(String column) implements CoRunners {}

    /// Columns per engine beside it; none where its model is blank.
    record Repeated(List<EngineColumns> engines) implements CoRunners {}

    /// Only pooled columns.
    record Pooled() implements CoRunners {}
  }
}

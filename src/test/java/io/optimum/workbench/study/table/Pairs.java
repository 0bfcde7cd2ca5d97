package io.optimum.workbench.study.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// A table of pairs of engines, each with its DRAM use and solo latency, as text.
final class Pairs {
  static final List<String> HEADER =
      List.of("engine", "dram", "beside", "beside dram", "alone ms", "together ms");

  static final String MAPPING =
      """
      {"format": "optimum-table-mapping", "formatVersion": 1,
       "targets": {"latency": {"column": "together ms", "unit": "ms"}},
       "engine": {"model": "engine", "soloLatency": {"column": "alone ms", "unit": "ms"},
         "features": [{"column": "dram", "unit": "fraction"}]},
       "coRunners": {"repeated": [
         {"model": "beside", "features": [{"column": "beside dram", "unit": "fraction"}]}]}}
      """;

  private Pairs() {}

  /// One pair, as cells under [#HEADER].
  static List<String> pair(Random random, int models) {
    int mine = random.nextInt(models);
    int other = random.nextInt(models);
    double alone = 2 + mine;
    double together =
        alone * (1 + dram(other) * (1 + dram(mine))) * (1 + 0.01 * random.nextGaussian());
    return List.of(
        "net" + mine, "" + dram(mine), "net" + other, "" + dram(other), "" + alone, "" + together);
  }

  static double dram(int model) {
    return 0.1 + 0.7 * (model * 7 % 10) / 10;
  }

  static List<List<String>> pairs(int rows, int models) {
    Random random = new Random(1);
    return IntStream.range(0, rows).mapToObj(_ -> pair(random, models)).toList();
  }

  static String csv(List<List<String>> rows, String separator, String end) {
    return Stream.concat(Stream.of(HEADER), rows.stream())
        .map(row -> String.join(separator, row))
        .collect(Collectors.joining(end, "", end));
  }

  static String csv(List<List<String>> rows) {
    return csv(rows, ",", "\n");
  }

  /// The same table with one cell changed by hand.
  static String csvWith(int row, String column, Function<String, String> change) {
    List<List<String>> rows = new ArrayList<>(pairs(40, 4));
    List<String> cells = new ArrayList<>(rows.get(row));
    cells.set(HEADER.indexOf(column), change.apply(cells.get(HEADER.indexOf(column))));
    rows.set(row, cells);
    return csv(rows);
  }
}

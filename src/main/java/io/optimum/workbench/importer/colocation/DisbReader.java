package io.optimum.workbench.importer.colocation;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.optimum.workbench.domain.load.Load;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Mixes of the DISB benchmark (Institute of Parallel and Distributed Systems, Shanghai Jiao Tong
/// University): a table of one row per client with the columns `system`, `workload`, `client`,
/// `model`, `solo_latency_us` and `colocated_latency_us`, and beside it a folder `workloads` with
/// the load of each client as the benchmark reads it.
public final class DisbReader {
  private DisbReader() {}

  /// The mixes that one serving system was measured with.
  ///
  /// @throws IllegalArgumentException with file, line and value, when something cannot be used
  public static List<MeasuredMix> read(Path table, String system) throws IOException {
    CsvRows rows = CsvRows.read(table);
    Map<String, List<NamedCsvRecord>> byMix = new LinkedHashMap<>();
    for (NamedCsvRecord row : rows.rows()) {
      if (rows.text(row, "system").equals(system)) {
        byMix.computeIfAbsent(rows.text(row, "workload"), _ -> new ArrayList<>()).add(row);
      }
    }
    if (byMix.isEmpty()) {
      throw new IllegalArgumentException(
          "%s has no rows of the system %s. Look into its column system.".formatted(table, system));
    }
    List<MeasuredMix> mixes = new ArrayList<>();
    for (var each : byMix.entrySet()) {
      mixes.add(mix(rows, each.getKey(), each.getValue()));
    }
    return List.copyOf(mixes);
  }

  private static MeasuredMix mix(CsvRows rows, String name, List<NamedCsvRecord> clients)
      throws IOException {
    Path file = rows.file().resolveSibling("workloads").resolve(fileName(name) + ".json");
    Map<String, Load> loads = DisbWorkload.loads(file);
    List<MeasuredClient> measured = new ArrayList<>();
    for (NamedCsvRecord row : clients) {
      String id = rows.text(row, "client");
      Load load = loads.get(id);
      if (load == null) {
        throw new IllegalArgumentException(
            "%s says no load of the client %s; it has %s.".formatted(file, id, loads.keySet()));
      }
      measured.add(
          new MeasuredClient(
              id,
              rows.text(row, "model"),
              load,
              nanos(rows.positive(row, "solo_latency_us")),
              nanos(rows.positive(row, "colocated_latency_us"))));
    }
    return new MeasuredMix(name, measured);
  }

  /// A workload's name becomes a file name only if it cannot leave its folder.
  private static String fileName(String workload) {
    if (!workload.matches("[A-Za-z0-9_-]{1,64}")) {
      throw new IllegalArgumentException(
          "The workload %s is no name of letters, digits, - and _.".formatted(workload));
    }
    return workload;
  }

  private static long nanos(double micros) {
    return Math.round(micros * 1000);
  }
}

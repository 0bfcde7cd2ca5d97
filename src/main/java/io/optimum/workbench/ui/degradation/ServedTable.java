package io.optimum.workbench.ui.degradation;

import io.optimum.workbench.domain.serving.ServedLatency;
import io.optimum.workbench.domain.serving.ServedMeasurement;
import io.optimum.workbench.domain.serving.ServedModel;
import io.optimum.workbench.ui.control.DataColumn;
import io.optimum.workbench.ui.control.DataTable;
import io.optimum.workbench.ui.style.Format;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javafx.scene.control.Label;

/// What load generators of inference servers reported of models served together; nothing is trained
/// on it, nor is a prediction held against it.
final class ServedTable {
  private final DataTable<Served> table = new DataTable<>("Measured through a server", columns());

  ServedTable() {
    table.setId("served-table");
    table.setPlaceholder(
        new Label("None. Import tables of Model Analyzer or perf_analyzer to see them here."));
  }

  /// One model of one report.
  ///
  /// @param slowdown NaN where no report has the model alone, asked the same way
  record Served(ServedMeasurement run, int index, double slowdown) {
    static List<Served> of(List<ServedMeasurement> all) {
      List<Served> rows = new ArrayList<>();
      for (ServedMeasurement run : all) {
        for (int i = 0; i < run.models().size(); i++) {
          rows.add(new Served(run, i, run.slowdown(i, all).orElse(Double.NaN)));
        }
      }
      return rows;
    }

    ServedModel model() {
      return run.models().get(index);
    }

    /// Models served at the same time; empty = none.
    String others() {
      return IntStream.range(0, run.models().size())
          .filter(other -> other != index)
          .mapToObj(other -> run.models().get(other).model())
          .collect(Collectors.joining(" + "));
    }

    /// Requests kept waiting for an answer; NaN = sent at a rate instead.
    double clients() {
      Integer told = model().concurrency();
      return told == null ? Double.NaN : told;
    }
  }

  DataTable<Served> node() {
    return table;
  }

  void show(List<ServedMeasurement> served) {
    table.rows().setAll(Served.of(served));
  }

  private static List<DataColumn<Served>> columns() {
    return List.of(
        DataColumn.text("Model", row -> row.model().model()),
        DataColumn.text("Beside", Served::others),
        DataColumn.number("Batch", row -> row.model().batchSize(), Format::number),
        DataColumn.number("Clients", Served::clients, Format::number),
        DataColumn.perSecond("Throughput", row -> row.model().throughputPerSecond()),
        DataColumn.nanos("p99", row -> row.model().latency(ServedLatency.P99).orElse(Double.NaN)),
        DataColumn.number("Slowdown", Served::slowdown, Format::slowdown),
        DataColumn.text("Measured by", row -> row.run().tool().label()));
  }
}

package io.optimum.workbench.exporter.report;

import io.optimum.workbench.exporter.ExportBundle;
import io.optimum.workbench.exporter.ExportBundle.ExportFile;
import io.optimum.workbench.exporter.ExportRequest;
import io.optimum.workbench.exporter.Exporter;
import io.optimum.workbench.exporter.text.Csv;
import java.util.List;

/// The plan as a page to read and print, with CSV files of the same numbers.
public final class ReportExporter implements Exporter {
  @Override
  public String target() {
    return "report";
  }

  @Override
  public String title() {
    return "Report to read and print";
  }

  @Override
  public ExportBundle export(ExportRequest request) {
    ReportFigures figures = ReportFigures.of(request);
    return new ExportBundle(
        List.of(
            text("report.html", new ReportPage(request, figures).html()),
            csv("plan.csv", ReportTables.plan(request)),
            csv("combinations.csv", ReportTables.combinations(figures)),
            csv("predicted-vs-measured.csv", ReportTables.slowdowns(figures))),
        List.of(),
        true);
  }

  private static ExportFile csv(String path, String content) {
    return text(path, Csv.BYTE_ORDER_MARK + content);
  }

  private static ExportFile text(String path, String content) {
    return new ExportFile.Text(path, content, false);
  }
}

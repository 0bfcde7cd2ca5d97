/// A plan as one page to read and print, with its numbers as tables beside it.
///
/// [ReportExporter] is the target. [ReportFigures] holds every number once; [ReportPage] and its
/// sections show them, [ReportTables] writes them as CSV. [HeatMap] and [ErrorChart] draw SVG.
@NullMarked
package io.optimum.workbench.exporter.report;

import org.jspecify.annotations.NullMarked;

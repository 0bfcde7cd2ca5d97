/// Reports of load generators of inference servers, made by others.
///
/// [ModelAnalyzerReader] and [PerfAnalyzerReader] give a [ServedTable] each; [ServedTables] joins
/// what several files tell of one run. Uses `file` and `domain`.
@NullMarked
package io.optimum.workbench.importer.serving;

import org.jspecify.annotations.NullMarked;

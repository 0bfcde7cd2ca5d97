/// What every reader uses: a cursor over JSON, texts fit for messages, notes on a file, progress.
///
/// Start at [FileNotes], where doubts are left, and [JsonStream]. Uses `domain` and `task`.
@NullMarked
package io.optimum.workbench.importer.file;

import org.jspecify.annotations.NullMarked;

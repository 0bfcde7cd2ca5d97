/// Exports on disk: all of one or nothing.
///
/// [ExportWriter] writes, [ExportMarker] knows our own folders again, [ExportPaths] refuses names
/// that leave the folder, [FolderSwap] renames, [DurableFile] forces to disk and reads back.
/// [ExportDiff] compares with the export before. Uses `exporter` and `task`.
@NullMarked
package io.optimum.workbench.exporter.folder;

import org.jspecify.annotations.NullMarked;

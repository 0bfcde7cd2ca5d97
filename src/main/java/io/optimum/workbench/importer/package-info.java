/// Files of others to domain.
///
/// Start at [EngineImporter], the port, and [FileImporter], which does it: files are found and read
/// by `importer.source`, engines are made of what they hold by `importer.engine`, [Gathered] puts
/// all of it together, and measurements beside it, into an [ImportResult].
///
/// Readers are in packages of their own: `trtexec` (over `layer`), `plan`, `nsys` and `ncu` (over
/// `kernel`), `onnx`, `serving` and `journal`; all use `file`.
///
/// Whatever is wrong with a file becomes a `Problem`; nothing in here throws for it. Uses `domain`,
/// `task`, `codec` for our own journals and, for ONNX, `network`.
@NullMarked
package io.optimum.workbench.importer;

import org.jspecify.annotations.NullMarked;

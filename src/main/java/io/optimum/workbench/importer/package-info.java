/// Files of others to domain; one reader per format, one enum lists them.
///
/// Start at [EngineImporter], the port, and [FileImporter], which walks files and folders.
/// `Recogniser` tells by content which [ProfileFormat] a file is; its `ProfileReader` gives
/// `FileContent`, a piece of an engine. `EngineGrouping` says which files belong to one engine,
/// `EngineAssembler` makes engines and profiles of the pieces, with `TraceAssembler` and
/// `CounterAssembler` for what profilers saw; [ImportedTrace] is a timeline that came with them.
/// `Gathered` puts all of it together, and measurements beside it.
///
/// Readers are in packages of their own: `trtexec` (over `layer`), `plan`, `nsys` and `ncu` (over
/// `kernel`), `onnx`, `serving` and `journal`; all use `file`.
///
/// Whatever is wrong with a file becomes a `Problem`; nothing in here throws for it. Uses `domain`,
/// `task`, `codec` for our own journals and, for ONNX, `network`.
@NullMarked
package io.optimum.workbench.importer;

import org.jspecify.annotations.NullMarked;

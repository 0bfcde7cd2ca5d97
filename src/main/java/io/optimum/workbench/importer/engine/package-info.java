/// Engines of pieces: [EngineAssembler] makes engines and profiles of the files of one engine
/// ([EngineParts]), with [TraceAssembler] and [CounterAssembler] for what profilers saw;
/// [ImportedTrace] is a timeline that came with them, [EnginePreview] tells beforehand what would
/// be made. Uses `importer.source`, the readers' packages and `domain`.
@NullMarked
package io.optimum.workbench.importer.engine;

import org.jspecify.annotations.NullMarked;

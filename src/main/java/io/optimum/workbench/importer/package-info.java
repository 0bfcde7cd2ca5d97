/// Files of others to domain; one reader per format, one enum lists them.
///
/// Start at [EngineImporter], the port, and [TrtexecImporter], which walks files and folders.
/// [ProfileFormat] tells by content what a file is and names its [ProfileReader]; readers give
/// [FileContent], pieces of engines. `EngineGrouping` says which files belong to one engine,
/// `EngineAssembler` makes engines and profiles of the pieces, `KernelDerivation` makes kernels of
/// layers (with `LayerWork` for arithmetic and traffic, `LaunchShape` for the grid, `TacticName`
/// for what a tactic's name tells).
///
/// Whatever is wrong with a file becomes a `Problem`; nothing in here throws for it. Uses `domain`
/// and `task`, and Jackson's streaming parser.
@NullMarked
package io.optimum.workbench.importer;

import org.jspecify.annotations.NullMarked;

/// Layers of a built engine, and what follows from them: arithmetic, traffic, grid, kernels.
///
/// Start at [LayerInfoReader], which gives [LayerInfo]; [KernelDerivation] makes kernels of layers
/// (with [LayerWork] for arithmetic and traffic, [LaunchShape] for the grid, [TacticName] for what
/// a tactic's name tells). Uses `importer.file` and `domain`.
@NullMarked
package io.optimum.workbench.importer.layer;

import org.jspecify.annotations.NullMarked;

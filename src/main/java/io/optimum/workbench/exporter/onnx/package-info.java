/// Networks of the catalogue as ONNX files with random weights, for building engines where no
/// Python is. Speed does not depend on weights.
///
/// Start at [OnnxExporter]. `Translation` goes through the layers; `Products`, `Pointwise`,
/// `Windows` and `Shapes` write the operators of each kind into an `OnnxNodes`, which keeps the
/// `Weights` by shape only: they are drawn while the file is written. A `Placed` is a tensor in one
/// of the `Layout`s that operators of ONNX expect; `Magnitudes` keeps the numbers within 16 bits.
/// The schema is `network.onnx.schema`.
@NullMarked
package io.optimum.workbench.exporter.onnx;

import org.jspecify.annotations.NullMarked;

/// ONNX networks, modelled as engines.
///
/// Start at [OnnxReader], which gives an [OnnxGraph] without its weights, and [OnnxProfile], which
/// makes a profile of it. `ShapeInference` goes from the inputs' shapes to all others
/// (`ShapeRules`, `ConstantRules`), `NetworkWriter` writes the network down as layers
/// (`OperatorChoice`), and [io.optimum.workbench.network.roofline] places them on a GPU. The
/// schema, `network.onnx.schema`, is generated from `src/main/protobuf/onnx_subset.proto`; the
/// writer of [io.optimum.workbench.network] has it too. Uses `network`, `domain`, `importer.file`
/// and protobuf.
@NullMarked
package io.optimum.workbench.importer.onnx;

import org.jspecify.annotations.NullMarked;

/// Model repositories for NVIDIA Triton, one per server process.
///
/// [TritonRepositoryExporter] is the target. [ServerProcess] splits a plan into processes,
/// [TritonModelConfig] makes a `config.pbtxt`, [TritonConfigText] writes and reads it, and
/// [TritonConfigCheck] refuses what the server refuses. `proto` is generated from
/// `src/main/protobuf/triton_model_config.proto`.
@NullMarked
package io.optimum.workbench.exporter.triton;

import io.optimum.workbench.exporter.process.ServerProcess;
import org.jspecify.annotations.NullMarked;

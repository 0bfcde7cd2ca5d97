/// Scripts for NVIDIA's multi-process service.
///
/// [MpsScriptsExporter] is the target, [MpsScript] the script, which Triton exports use too.
@NullMarked
package io.optimum.workbench.exporter.mps;

import org.jspecify.annotations.NullMarked;

/// The trtexec commands that build and measure the engines of a plan.
///
/// [TrtexecCommandsExporter] is the target. Uses `exporter` and `domain`.
@NullMarked
package io.optimum.workbench.exporter.trtexec;

import org.jspecify.annotations.NullMarked;

/// TensorRT plans, identified without TensorRT.
///
/// Start at [TensorRtPlanReader]. Uses `importer.file` and `domain`.
@NullMarked
package io.optimum.workbench.importer.plan;

import org.jspecify.annotations.NullMarked;

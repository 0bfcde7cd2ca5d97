/// Single kernels and copies as the GPU ran them, through CUPTI's activity records: [Cupti] is the
/// library, [ActivityDecoder] reads its records, [ActivityBuffers] lends it memory, [CuptiTracer]
/// gives spans on the lanes of a run. Uses `device.tensorrt`, `device.cuda`, `device.cuda.foreign`,
/// `device.cuda.run` and `domain`.
@NullMarked
package io.optimum.workbench.device.cuda.cupti;

import org.jspecify.annotations.NullMarked;

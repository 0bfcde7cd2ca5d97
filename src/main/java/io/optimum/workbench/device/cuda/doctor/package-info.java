/// What a machine has for running engines, found without loading any of it but the driver.
///
/// Start at [CudaDoctor]. Uses `device`, `device.tensorrt`, `device.cuda`, `device.cuda.nvml` and
/// `domain`.
@NullMarked
package io.optimum.workbench.device.cuda.doctor;

import org.jspecify.annotations.NullMarked;

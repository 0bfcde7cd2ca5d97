/// What a machine has for running engines, found without loading any of it but the driver.
///
/// Start at [CudaDoctor]; [LibrarySearch] looks where the system's linker would. Uses `device` and
/// `domain`.
@NullMarked
package io.optimum.workbench.device.cuda.doctor;

import org.jspecify.annotations.NullMarked;

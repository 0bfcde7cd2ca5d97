/// The CUDA driver as a run sees it: [CudaDriver] opens streams, events, graphs, modules and memory
/// of one GPU, each an `AutoCloseable`. `device.cuda.driver.jcuda` does it; tests have a fake with
/// a clock of its own. Uses `device.cuda` and `domain`.
@NullMarked
package io.optimum.workbench.device.cuda.driver;

import org.jspecify.annotations.NullMarked;

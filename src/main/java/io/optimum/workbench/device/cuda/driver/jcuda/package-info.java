/// The driver through JCuda, and [GreenContexts] through `java.lang.foreign`, because JCuda 12.6
/// lacks them; [JCudaNatives] loads JCuda. Uses `device.cuda.driver` and `device.cuda`.
@NullMarked
package io.optimum.workbench.device.cuda.driver.jcuda;

import org.jspecify.annotations.NullMarked;

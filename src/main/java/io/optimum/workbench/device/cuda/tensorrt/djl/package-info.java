/// TensorRT engines as users of DJL run them: [DjlEngine] loads one by DJL's `Criteria` and
/// predicts with it. Works with TensorRT 8 only, and ends the process at any error of CUDA, so it
/// lives in a process of its own. Uses `device.cuda.tensorrt`, `device.cuda.foreign` and `device`.
@NullMarked
package io.optimum.workbench.device.cuda.tensorrt.djl;

import org.jspecify.annotations.NullMarked;

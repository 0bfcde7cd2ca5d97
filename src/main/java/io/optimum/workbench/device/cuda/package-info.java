/// A real GPU: the port [io.optimum.workbench.device.GpuDevice] on CUDA streams.
///
/// Lives in an agent's process, never in the window's: a native fault ends the process.
/// [Executable] and [ExecutableSource] are what runs on a stream (kernels re-enacted from a
/// profile, or a TensorRT engine); [CudaException] is the one report of a native failure. The only
/// packages with native calls: JCuda for the driver API, `java.lang.foreign` for what JCuda lacks.
/// Uses `device`, `service` and `domain`.
@NullMarked
package io.optimum.workbench.device.cuda;

import org.jspecify.annotations.NullMarked;

/// TensorRT engines on a real GPU: built, inspected and run.
///
/// [TensorRt] is what of the library is used, small enough to fake; [NativeTensorRt] is that
/// library through its Java bindings, the only class here (with `NativeEngine`, `NativeContext` and
/// `TensorRtLog`) that makes native calls. [TensorRtBuilder] builds engines of ONNX files and
/// [TensorRtSource] gives runs their execution contexts. [TensorRtTrial] runs one engine alone, by
/// DJL (`djl`) or by a context, each a [HostEngine]. The source compiles against the bindings of
/// TensorRT 8.6 and 10.15 alike: only calls that both have are used, and types that differ are
/// never named. Uses `device.cuda`, `device.tensorrt`, `device` and `domain`.
@NullMarked
package io.optimum.workbench.device.cuda.tensorrt;

import org.jspecify.annotations.NullMarked;

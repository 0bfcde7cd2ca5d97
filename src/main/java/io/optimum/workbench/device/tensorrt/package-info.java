/// Which TensorRT an engine needs, where it lies, and the device that has it.
///
/// [TensorRtMajor] are the versions, [TensorRtFolders] finds the libraries and bindings of one, and
/// [MatchedGpu] is a real GPU whose agent has the TensorRT that the loaded engines need. Loads no
/// library itself. Uses `device` and `domain`.
@NullMarked
package io.optimum.workbench.device.tensorrt;

import org.jspecify.annotations.NullMarked;

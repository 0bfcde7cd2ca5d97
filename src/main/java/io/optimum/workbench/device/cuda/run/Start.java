package io.optimum.workbench.device.cuda.run;

import io.optimum.workbench.domain.run.StreamPriority;

/// What to start an inference with.
///
/// @param engine at the batch size that holds its inputs
/// @param priority of the stream it goes on
record Start(LoadedEngine engine, StreamPriority priority) {}

package io.optimum.workbench.device.cuda.run;

import io.optimum.workbench.domain.run.StreamPriority;

/// One execution context on its stream, as a run sets out.
///
/// @param lane index among all lanes of the run
/// @param deployment index in the combination
/// @param stream index within the deployment
/// @param priority of its stream
/// @param graph whether an inference is launched as one graph
/// @param smShareFraction share of the SMs that its stream is held to; 1 = all, no partition
record LanePlan(
    int lane,
    int deployment,
    int stream,
    StreamPriority priority,
    boolean graph,
    double smShareFraction) {}

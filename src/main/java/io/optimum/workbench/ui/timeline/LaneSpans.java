package io.optimum.workbench.ui.timeline;

import io.optimum.workbench.domain.SpanBatch;

/// What happened on one stream.
///
/// @param lane which stream of which deployment
/// @param operations kernels and copies, which do not overlap
/// @param inferences whole inferences, drawn above
record LaneSpans(SpanBatch.Lane lane, Track operations, Track inferences) {}

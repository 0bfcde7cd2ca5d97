package io.optimum.workbench.ui.timeline.span;

import io.optimum.workbench.domain.run.SpanBatch;

/// What happened on one stream.
///
/// @param lane which stream of which deployment, at the priority of its newest span
/// @param operations kernels and copies, which do not overlap
/// @param inferences whole inferences, drawn above
public record LaneSpans(SpanBatch.Lane lane, Track operations, Track inferences) {}

package io.optimum.workbench.workflow.record;

/// What records a device, and what is made of the recording.
public record RecordingSteps(ProfileStep profiling, RecordSuiteStep suite, ScoreStep scoring) {}

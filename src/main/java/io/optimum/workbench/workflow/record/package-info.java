/// A GPU recorded for everyone without one: [ProfileStep] for one engine, [RecordSuiteStep] for the
/// whole suite, [ScoreStep] for what the recording says of simulator and predictor. Uses
/// `workflow.campaign` and `workflow.engines`.
@NullMarked
package io.optimum.workbench.workflow.record;

import org.jspecify.annotations.NullMarked;

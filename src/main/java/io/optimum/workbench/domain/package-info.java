/// The nouns: immutable records with units in their names. No I/O, no threads, JDK only.
///
/// Read in this order: [Engine] and [EngineProfile] (what is deployed), [GpuSpec] (where),
/// [Deployment] and [Combination] (how), [RunRequest], [RunResult] and [Measurement] (what was
/// observed), [CombinationPrediction] (what is expected), [PlanRequest] and [Plan] (what to do).
@NullMarked
package io.optimum.workbench.domain;

import org.jspecify.annotations.NullMarked;

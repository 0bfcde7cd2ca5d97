/// Holds the service model against the simulator's open loops: what it says users feel beside what
/// they would have felt.
///
/// [ServiceValidation] is the way in, [ServiceReport] the result. Uses `service`, `device`,
/// `network` and `domain`.
@NullMarked
package io.optimum.workbench.study.service;

import org.jspecify.annotations.NullMarked;

/// What to do: a [PlanRequest] (demands, GPUs, objective) and the [Plan] that answers it, or an
/// [InfeasibleException]. Uses `domain.run` and below.
@NullMarked
package io.optimum.workbench.domain.plan;

import org.jspecify.annotations.NullMarked;

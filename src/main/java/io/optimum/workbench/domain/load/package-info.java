/// What is asked of a deployment: an [ArrivalProcess] of requests, gathered by [Batching] and let
/// in by [Admission], together a [Load]. JDK only.
@NullMarked
package io.optimum.workbench.domain.load;

import org.jspecify.annotations.NullMarked;

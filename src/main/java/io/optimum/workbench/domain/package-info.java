/// The nouns: immutable records with units in their names. No I/O, no threads, JDK only.
///
/// Read in this order: `domain.engine` (what is deployed), `domain.gpu` (where), `domain.load`
/// (what is asked of it), `domain.run` (how engines run together, and what came of it),
/// `domain.evidence` (what is known: measured or predicted), `domain.plan` (what to do);
/// `domain.serving` and `domain.table` hold what others measured. Here is what all of them need:
/// checks ([Require]), [Provenance], an [Interval], notes for a person ([Finding], [Problem]).
@NullMarked
package io.optimum.workbench.domain;

import org.jspecify.annotations.NullMarked;

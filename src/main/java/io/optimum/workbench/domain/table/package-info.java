/// Co-location measured elsewhere, as plain rows: who ran, beside whom, and what was measured.
///
/// [MeasuredTable] is the key type; a [MeasuredRow] has a target [Party] and those beside it. JDK
/// only.
@NullMarked
package io.optimum.workbench.domain.table;

import org.jspecify.annotations.NullMarked;

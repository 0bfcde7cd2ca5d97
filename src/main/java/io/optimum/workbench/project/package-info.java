/// What a user keeps, and its files: open, save, recover.
///
/// [Project] is the immutable snapshot, [ProjectStore] its folder of plain files. Uses `domain`,
/// `codec` and the journal of `profiling`.
@NullMarked
package io.optimum.workbench.project;

import org.jspecify.annotations.NullMarked;

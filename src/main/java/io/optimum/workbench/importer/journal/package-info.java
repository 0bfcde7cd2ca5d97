/// Journals of measurements that this program wrote, read into another project.
///
/// Uses `file`, `codec` and `domain`.
@NullMarked
package io.optimum.workbench.importer.journal;

import org.jspecify.annotations.NullMarked;

/// Files that outlive a crash and are not written by two at once: [SafeFiles] replaces whole files,
/// [FileLocks] keeps others out. Uses nothing of the program.
@NullMarked
package io.optimum.workbench.files;

import org.jspecify.annotations.NullMarked;

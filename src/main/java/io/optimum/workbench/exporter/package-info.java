/// Domain to files of others. One class per target.
@NullMarked
package io.optimum.workbench.exporter;

import org.jspecify.annotations.NullMarked;

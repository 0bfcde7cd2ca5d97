/// The composition root: the only place that says `new` for services.
@NullMarked
package io.optimum.workbench.app;

import org.jspecify.annotations.NullMarked;

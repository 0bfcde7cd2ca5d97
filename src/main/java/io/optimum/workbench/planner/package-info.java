/// Search for combinations and settings under constraints: ask–tell searches, yardsticks.
@NullMarked
package io.optimum.workbench.planner;

import org.jspecify.annotations.NullMarked;

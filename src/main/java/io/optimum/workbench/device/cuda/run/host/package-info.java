/// Threads and time of a run: [Host] is what a run needs of them, [ThreadHost] the machine's own,
/// with a [ThreadCrew] of one thread for each deployment; tests have one whose clock jumps. JDK
/// only.
@NullMarked
package io.optimum.workbench.device.cuda.run.host;

import org.jspecify.annotations.NullMarked;

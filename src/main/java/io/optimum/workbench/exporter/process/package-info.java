/// The operating system processes that serve a plan: what the targets that start servers share.
///
/// [ServerProcess] splits a plan into processes, [ProcessNames] names them and their models,
/// [SmShare] is what one gets of a GPU under the multi-process service.
@NullMarked
package io.optimum.workbench.exporter.process;

import org.jspecify.annotations.NullMarked;

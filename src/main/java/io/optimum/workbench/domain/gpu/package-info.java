/// A GPU as its data sheet describes it: [GpuSpec], known by its [GpuId]; and what a machine has of
/// them, with drivers and libraries: [GpuMachine]. JDK only.
@NullMarked
package io.optimum.workbench.domain.gpu;

import org.jspecify.annotations.NullMarked;

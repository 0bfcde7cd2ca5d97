/// What is deployed: an [Engine] and its [EngineProfile] for one GPU and batch, kernel by kernel
/// ([KernelProfile]). Uses `domain.gpu`.
@NullMarked
package io.optimum.workbench.domain.engine;

import org.jspecify.annotations.NullMarked;

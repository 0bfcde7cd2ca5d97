/// Work beside the window's thread, and frames on it.
///
/// [FxTasks] runs long work and lists it as [Job]s, [Latest] computes the newest of many requests,
/// [FrameSource] calls a view once per frame while something moves, [SceneKeys] are there wherever
/// the focus is, [SaveRequest] and [CopyRequest] ask the window to write a [Content] to a file or
/// to the clipboard. The only package that hands work to the window's thread. Uses `task`.
@NullMarked
package io.optimum.workbench.ui.fx;

import org.jspecify.annotations.NullMarked;

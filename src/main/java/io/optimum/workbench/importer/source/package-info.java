/// Which files there are and what each holds. [ImportRequest] says what is asked for, [FileWalk]
/// finds the files, [Recogniser] tells by content which [ProfileFormat] each is, and its
/// [ProfileReader], one per format, gives a [FileContent], a piece of an engine; [FileLoader] does
/// so for many. [EngineGrouping] says which files belong to one engine. Uses the readers' packages,
/// `importer.file`, `domain` and `task`.
@NullMarked
package io.optimum.workbench.importer.source;

import org.jspecify.annotations.NullMarked;

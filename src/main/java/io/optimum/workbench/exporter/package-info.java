/// Domain to files of others. One package per target; nothing here knows a screen or a command.
///
/// Read in this order: [ExportRequest] (a plan with its surroundings, and [PlanEvidence] to ask for
/// more) goes to an [Exporter] of [ExportTargets] (the catalogue), which gives an [ExportBundle];
/// `folder` puts it on disk, whole or not at all, and says what it changes. Then the targets:
/// `plan` (there and back), `triton`, `kubernetes`, `mps`, `trtexec`, `trace` and `report`. What
/// server targets share is in `process`; `text` makes foreign names safe for each language.
///
/// Uses `domain`, `codec`, `task` and protobuf.
@NullMarked
package io.optimum.workbench.exporter;

import org.jspecify.annotations.NullMarked;

/// Domain to files of others. One class per target; nothing here knows a screen or a command.
///
/// Read in this order: [ExportRequest] (a plan with its surroundings) goes to an [Exporter] of
/// [ExportTargets] (the catalogue), which gives an [ExportBundle]; [ExportWriter] puts it on disk,
/// whole or not at all. Then the targets: [PlanJsonExporter] with [PlanJsonReader],
/// [TritonRepositoryExporter] with [TritonConfigCheck] (the server's rules), and
/// [TrtexecCommandsExporter]. Traces are no plans and go their own way: [ChromeTraceExporter].
///
/// Uses `domain`, `codec`, `task` and protobuf (`exporter.triton` is generated from
/// `src/main/protobuf/triton_model_config.proto`).
@NullMarked
package io.optimum.workbench.exporter;

import org.jspecify.annotations.NullMarked;

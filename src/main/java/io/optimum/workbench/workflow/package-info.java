/// The steps of the main job on a project, for the window and the command line alike: import,
/// measure, train, predict, plan, export.
///
/// Each step is a blocking method from a [io.optimum.workbench.project.Project] snapshot to a
/// result; nothing here keeps a project. [Steps] is all of them, package by package:
/// `workflow.engines` (engines and data sheets), `workflow.campaign`, `workflow.predict`,
/// `workflow.plan`, `workflow.record` (a GPU recorded), `workflow.study`. Uses the ports and use
/// cases, never an adapter.
@NullMarked
package io.optimum.workbench.workflow;

import org.jspecify.annotations.NullMarked;

package io.optimum.workbench.cli.planted;

import io.optimum.workbench.ui.shell.WorkbenchWindow;

/// A command that opens the window itself.
record UsesWindow(WorkbenchWindow window) {}

/// Below the screens: [BottomBar] with the jobs and the log, [StatusBar] with the device, the seed
/// and the predictor's error. Uses `ui.session`, `ui.fx`, `ui.control` and `ui.device`.
@NullMarked
package io.optimum.workbench.ui.shell.bottom;

import org.jspecify.annotations.NullMarked;

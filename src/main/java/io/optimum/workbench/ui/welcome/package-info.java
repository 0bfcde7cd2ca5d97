/// The first screen: samples, recent projects, and what to do next.
///
/// [WelcomeViewModel] is the state, [WelcomeView] the nodes. Uses `ui.session`.
@NullMarked
package io.optimum.workbench.ui.welcome;

import org.jspecify.annotations.NullMarked;

/// What belongs to the user, whatever the project: [Preferences] and their [PreferencesFile],
/// [RecentProjects], [TableLayouts], and the [UserFolders] they lie in. Uses nothing of the
/// session.
@NullMarked
package io.optimum.workbench.ui.session.user;

import org.jspecify.annotations.NullMarked;

/// Test-only glass platform, chosen by `-Dglass.platform=Bench`: JavaFX's own Headless platform
/// with a screen of a real size, mouse modifiers, popup triggers, and drag and drop.
///
/// Glass finds [BenchPlatformFactory] by its name, which is why it lives in this package. It makes
/// the [BenchApplication], which owns the [BenchScreen] and the drag that goes on; [BenchRobot]
/// turns what a test does into events of the [BenchView] below the pointer.
@NullMarked
package com.sun.glass.ui.bench;

import org.jspecify.annotations.NullMarked;

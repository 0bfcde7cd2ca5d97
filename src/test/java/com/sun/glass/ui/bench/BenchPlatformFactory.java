package com.sun.glass.ui.bench;

import com.sun.glass.ui.Application;
import com.sun.glass.ui.Clipboard;
import com.sun.glass.ui.delegate.ClipboardDelegate;
import com.sun.glass.ui.headless.HeadlessPlatformFactory;

/// The entry that glass looks up by name. The screen is 1920 x 1200, or what the system properties
/// `bench.screen.width` and `bench.screen.height` say.
public final class BenchPlatformFactory extends HeadlessPlatformFactory {
  private static final int DEFAULT_WIDTH = 1920;
  private static final int DEFAULT_HEIGHT = 1200;

  @Override
  public Application createApplication() {
    int width = Integer.getInteger("bench.screen.width", DEFAULT_WIDTH);
    int height = Integer.getInteger("bench.screen.height", DEFAULT_HEIGHT);
    return new BenchApplication(new BenchScreen(width, height));
  }

  @Override
  public ClipboardDelegate createClipboardDelegate() {
    return name -> Clipboard.DND.equals(name) ? new DragClipboard() : new BenchClipboard(name);
  }
}

package com.sun.glass.ui.bench;

import com.sun.glass.ui.Clipboard;
import com.sun.glass.ui.SystemClipboard;
import java.util.HashMap;
import org.jspecify.annotations.Nullable;

/// A clipboard that no other program sees.
class BenchClipboard extends SystemClipboard {
  BenchClipboard(String name) {
    super(name);
  }

  @Override
  protected boolean isOwner() {
    return true;
  }

  @Override
  protected void pushToSystem(HashMap<String, Object> data, int supportedActions) {}

  @Override
  protected void pushTargetActionToSystem(int action) {}

  @Override
  protected @Nullable Object popFromSystem(String mimeType) {
    return null;
  }

  @Override
  protected int supportedSourceActionsFromSystem() {
    return Clipboard.ACTION_NONE;
  }

  @Override
  protected String[] mimesFromSystem() {
    return new String[0];
  }
}

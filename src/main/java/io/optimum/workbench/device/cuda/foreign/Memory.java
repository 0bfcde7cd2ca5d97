package io.optimum.workbench.device.cuda.foreign;

import java.lang.foreign.MemorySegment;

/// What native code points to.
public final class Memory {
  /// Longer texts are cut: mangled kernel names reach thousands of bytes.
  private static final long MAX_TEXT_BYTES = 1 << 16;

  private Memory() {}

  /// The text at a pointer; empty at a null pointer.
  public static String text(MemorySegment pointer) {
    return pointer.address() == 0 ? "" : at(pointer, MAX_TEXT_BYTES).getString(0);
  }

  /// `bytes` at a pointer. The caller knows that they are there.
  @SuppressWarnings("restricted") // decision 0040
  public static MemorySegment at(MemorySegment pointer, long bytes) {
    return pointer.reinterpret(bytes);
  }
}

package io.optimum.workbench.device.cuda.foreign;

import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;

/// One function of a [NativeLibrary]. Not for calls that are made a thousand times a second: those
/// take [#handle] and call it exactly.
public final class NativeFunction {
  private final String name;
  private final MethodHandle handle;

  NativeFunction(String name, MethodHandle handle) {
    this.name = name;
    this.handle = handle;
  }

  public String name() {
    return name;
  }

  public MethodHandle handle() {
    return handle;
  }

  /// Calls it.
  ///
  /// @return its return code
  public int call(Object... arguments) {
    return (int) invoke(arguments);
  }

  /// Calls one that gives a pointer to text.
  public String text(int argument) {
    return Memory.text((MemorySegment) invoke(argument));
  }

  private Object invoke(Object... arguments) {
    try {
      return handle.invokeWithArguments(arguments);
    } catch (Throwable e) {
      throw new IllegalStateException("The function %s cannot be called.".formatted(name), e);
    }
  }
}

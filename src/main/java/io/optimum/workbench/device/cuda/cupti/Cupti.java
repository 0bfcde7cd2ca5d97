package io.optimum.workbench.device.cuda.cupti;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import io.optimum.workbench.device.cuda.CudaException;
import io.optimum.workbench.device.cuda.foreign.Memory;
import io.optimum.workbench.device.cuda.foreign.NativeFunction;
import io.optimum.workbench.device.cuda.foreign.NativeLibrary;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;

/// CUPTI's activity API (CUPTI documentation 13.0, "CUPTI Activity API"), the calls that a timeline
/// needs. Loaded until the process ends.
final class Cupti {
  private static final int MAX_LIMIT_REACHED = 12;
  private final NativeLibrary library;
  private final MethodHandle nextRecord;
  private final Arena arena = Arena.global();

  Cupti(NativeLibrary library) {
    this.library = library;
    nextRecord =
        library.function("cuptiActivityGetNextRecord", ADDRESS, JAVA_LONG, ADDRESS).handle();
  }

  void register(MemorySegment requested, MemorySegment completed) {
    call(
        library.function("cuptiActivityRegisterCallbacks", ADDRESS, ADDRESS), requested, completed);
  }

  void enable(int kind) {
    call(library.function("cuptiActivityEnable", JAVA_INT), kind);
  }

  void disable(int kind) {
    call(library.function("cuptiActivityDisable", JAVA_INT), kind);
  }

  /// Hands over the records of what has ended; with `all` also those of buffers in use.
  void flush(boolean all) {
    call(library.function("cuptiActivityFlushAll", JAVA_INT), all ? 1 : 0);
  }

  /// CUPTI's clock.
  long timestamp() {
    try (Arena here = Arena.ofConfined()) {
      MemorySegment time = here.allocate(JAVA_LONG);
      call(library.function("cuptiGetTimestamp", ADDRESS), time);
      return time.get(JAVA_LONG, 0);
    }
  }

  /// CUPTI's number of a stream.
  int streamId(long stream) {
    try (Arena here = Arena.ofConfined()) {
      MemorySegment id = here.allocate(JAVA_INT);
      call(
          library.function("cuptiGetStreamIdEx", ADDRESS, ADDRESS, JAVA_BYTE, ADDRESS),
          MemorySegment.NULL,
          MemorySegment.ofAddress(stream),
          (byte) 0,
          id);
      return id.get(JAVA_INT, 0);
    }
  }

  /// Records that found no buffer since it was asked last.
  long dropped() {
    try (Arena here = Arena.ofConfined()) {
      MemorySegment count = here.allocate(JAVA_LONG);
      call(
          library.function("cuptiActivityGetNumDroppedRecords", ADDRESS, JAVA_INT, ADDRESS),
          MemorySegment.NULL,
          0,
          count);
      return count.get(JAVA_LONG, 0);
    }
  }

  /// Goes to the next record of a buffer; whether there is one. Called half a million times a
  /// second.
  ///
  /// @param record holds the pointer to the last one, null at first
  boolean next(MemorySegment buffer, long validBytes, MemorySegment record) {
    int code;
    try {
      code = (int) nextRecord.invokeExact(buffer, validBytes, record);
    } catch (Throwable e) {
      throw new IllegalStateException("CUPTI cannot be called.", e);
    }
    if (code == MAX_LIMIT_REACHED) {
      return false;
    }
    check("cuptiActivityGetNextRecord", code);
    return true;
  }

  private void call(NativeFunction function, Object... arguments) {
    check(function.name(), function.call(arguments));
  }

  private void check(String call, int code) {
    CudaException.check(CudaException.Api.CUPTI, call, code, this::nameOf);
  }

  private String nameOf(int code) {
    MemorySegment text = arena.allocate(ADDRESS);
    int asked = library.function("cuptiGetResultString", JAVA_INT, ADDRESS).call(code, text);
    return asked == 0 ? Memory.text(text.get(ADDRESS, 0)) : "an error without a name";
  }
}

package io.optimum.workbench.device.cuda.cupti;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import io.optimum.workbench.device.cuda.foreign.Memory;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.function.Consumer;

/// What CUPTI calls, on threads of its own: it asks for buffers and hands back full ones. An
/// exception that left here would end the process, so a failure only loses the buffer's records.
final class Callbacks {
  private final Cupti cupti;
  private final ActivityBuffers buffers;
  private final Consumer<Activity> sink;

  Callbacks(Cupti cupti, ActivityBuffers buffers, Consumer<Activity> sink) {
    this.cupti = cupti;
    this.buffers = buffers;
    this.sink = sink;
  }

  @SuppressWarnings("restricted") // decision 0040
  void register() {
    MethodHandles.Lookup lookup = MethodHandles.lookup();
    MethodType three =
        MethodType.methodType(
            void.class, MemorySegment.class, MemorySegment.class, MemorySegment.class);
    MethodType five =
        MethodType.methodType(
            void.class,
            MemorySegment.class,
            int.class,
            MemorySegment.class,
            long.class,
            long.class);
    try {
      Linker linker = Linker.nativeLinker();
      cupti.register(
          linker.upcallStub(
              lookup.bind(this, "requested", three),
              FunctionDescriptor.ofVoid(ADDRESS, ADDRESS, ADDRESS),
              Arena.global()),
          linker.upcallStub(
              lookup.bind(this, "completed", five),
              FunctionDescriptor.ofVoid(ADDRESS, JAVA_INT, ADDRESS, JAVA_LONG, JAVA_LONG),
              Arena.global()));
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("The callbacks are in this class.", e);
    }
  }

  /// `CUpti_BuffersCallbackRequestFunc`.
  void requested(MemorySegment buffer, MemorySegment size, MemorySegment maxRecords) {
    Memory.at(buffer, ADDRESS.byteSize()).set(ADDRESS, 0, buffers.lend());
    Memory.at(size, Long.BYTES).set(JAVA_LONG, 0, ActivityBuffers.BYTES);
    Memory.at(maxRecords, Long.BYTES).set(JAVA_LONG, 0, 0L);
  }

  /// `CUpti_BuffersCallbackCompleteFunc`.
  void completed(
      MemorySegment context, int stream, MemorySegment buffer, long size, long validBytes) {
    try (Arena here = Arena.ofConfined()) {
      MemorySegment record = here.allocate(ADDRESS);
      while (validBytes > 0 && cupti.next(buffer, validBytes, record)) {
        ActivityDecoder.decode(Memory.at(record.get(ADDRESS, 0), ActivityDecoder.BYTES))
            .ifPresent(sink);
      }
    } catch (RuntimeException e) {
      System.getLogger(Callbacks.class.getName())
          .log(System.Logger.Level.WARNING, "Records of the trace are lost", e);
    } finally {
      buffers.giveBack(buffer.address());
    }
  }
}

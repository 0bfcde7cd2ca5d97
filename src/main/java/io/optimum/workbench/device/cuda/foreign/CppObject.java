package io.optimum.workbench.device.cuda.foreign;

import static java.lang.foreign.ValueLayout.ADDRESS;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;

/// Objects that a library of C++ made and gave away.
public final class CppObject {
  /// In an object's table of virtual functions a virtual destructor has two places, the second one
  /// also frees the object (Itanium C++ ABI, "Virtual Table Components"). Declared first, it is at
  /// the table's head.
  private static final long DELETING_DESTRUCTOR = ADDRESS.byteSize();

  @SuppressWarnings("restricted") // decision 0040
  private static final MethodHandle DESTROY =
      Linker.nativeLinker().downcallHandle(FunctionDescriptor.ofVoid(ADDRESS));

  private CppObject() {}

  /// What `delete` does in C++.
  ///
  /// @param object of a class whose first virtual function is its destructor; not used any more,
  ///   and by nobody else
  @SuppressWarnings("restricted") // decision 0040
  public static void delete(MemorySegment object) {
    MemorySegment table = object.reinterpret(ADDRESS.byteSize()).get(ADDRESS, 0);
    MemorySegment destructor =
        table
            .reinterpret(DELETING_DESTRUCTOR + ADDRESS.byteSize())
            .get(ADDRESS, DELETING_DESTRUCTOR);
    try {
      DESTROY.invokeExact(destructor, object);
    } catch (Throwable e) {
      throw new IllegalStateException("An object of C++ cannot be deleted.", e);
    }
  }
}

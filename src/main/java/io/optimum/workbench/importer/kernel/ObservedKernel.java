package io.optimum.workbench.importer.kernel;

/// One kernel of an inference, as a profiler saw it.
///
/// @param name the function, without its template arguments
/// @param signature the whole demangled name
/// @param layer the innermost range that launched it; empty = not known
/// @param nanos duration, median over the inferences seen
public record ObservedKernel(
    String name, String signature, String layer, long nanos, Launch launch) {
  /// The function alone: `void a::b<float, 4>(int*)` is `b`, as Nsight Systems shortens it.
  public static String functionName(String signature) {
    String text = signature.startsWith("void ") ? signature.substring(5) : signature;
    int end = text.length();
    for (char bracket : new char[] {'<', '(', '['}) {
      int at = text.indexOf(bracket, 1);
      end = at > 0 ? Math.min(end, at) : end;
    }
    String head = text.substring(0, end).strip();
    int scope = head.lastIndexOf("::");
    String name = scope >= 0 ? head.substring(scope + 2) : head;
    return name.isBlank() ? "unnamed" : name;
  }
}

package io.optimum.workbench.workflow.campaign;

import java.util.List;
import java.util.Optional;

/// Nothing is measured because other processes use its GPU.
public final class SharedGpuException extends IllegalArgumentException {
  private static final long serialVersionUID = 1;

  private final String what;

  SharedGpuException(String gpu, List<String> processes) {
    this(
        "Other processes use %s: %s. What is measured beside them is not of the engines."
            .formatted(gpu, String.join(", ", processes)));
  }

  private SharedGpuException(String what) {
    super(
        what
            + " End them or take another GPU; with --shared-gpu it is measured all the same, and"
            + " what is measured says so.");
    this.what = what;
  }

  /// Who uses which GPU, without what to do about it.
  public String what() {
    return what;
  }

  /// The one for which measuring failed.
  public static Optional<SharedGpuException> in(Throwable failure) {
    return failure instanceof SharedGpuException found
        ? Optional.of(found)
        : Optional.ofNullable(failure.getCause()).flatMap(SharedGpuException::in);
  }
}

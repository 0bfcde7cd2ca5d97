package io.optimum.workbench.codec;

/// A file of ours that cannot be read: which, where in it, and why.
public final class JsonException extends RuntimeException {
  private static final long serialVersionUID = 1;
  private final String location;
  private final String reason;

  public JsonException(String path, String location, String reason) {
    super(
        location.isEmpty()
            ? "%s: %s".formatted(path, reason)
            : "%s (%s): %s".formatted(path, location, reason));
    this.location = location;
    this.reason = reason;
  }

  public String location() {
    return location;
  }

  public String reason() {
    return reason;
  }
}

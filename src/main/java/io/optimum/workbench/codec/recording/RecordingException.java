package io.optimum.workbench.codec.recording;

/// A recording that cannot be read or written: which file, where in it, what is wrong, what to try.
public final class RecordingException extends RuntimeException {
  private static final long serialVersionUID = 1;
  private final String path;
  private final String location;
  private final String reason;
  private final String advice;

  RecordingException(String path, String location, String reason, String advice) {
    super(
        "%s%s: %s %s"
            .formatted(path, location.isEmpty() ? "" : " (" + location + ")", reason, advice)
            .strip());
    this.path = path;
    this.location = location;
    this.reason = reason;
    this.advice = advice;
  }

  RecordingException because(Throwable cause) {
    initCause(cause);
    return this;
  }

  public String path() {
    return path;
  }

  public String location() {
    return location;
  }

  public String reason() {
    return reason;
  }

  public String advice() {
    return advice;
  }
}

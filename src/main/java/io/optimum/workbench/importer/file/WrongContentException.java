package io.optimum.workbench.importer.file;

import java.io.IOException;

/// A file that can be read but does not hold what its format promises. Becomes a problem where
/// files are loaded, and goes no further.
public final class WrongContentException extends IOException {
  private static final long serialVersionUID = 1;

  private final String location;
  private final String advice;

  public WrongContentException(String location, String message, String advice) {
    super(message);
    this.location = location;
    this.advice = advice;
  }

  public String location() {
    return location;
  }

  public String advice() {
    return advice;
  }
}

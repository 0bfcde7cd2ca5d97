package io.optimum.workbench.importer;

import java.io.IOException;

/// A file that can be read but does not hold what its format promises. Becomes a problem where
/// files are loaded, and goes no further.
final class WrongContentException extends IOException {
  private static final long serialVersionUID = 1;

  private final String location;
  private final String advice;

  WrongContentException(String location, String message, String advice) {
    super(message);
    this.location = location;
    this.advice = advice;
  }

  String location() {
    return location;
  }

  String advice() {
    return advice;
  }
}

package io.optimum.workbench.project;

/// A project that cannot be opened or saved: what, where, and what to try.
public final class ProjectException extends RuntimeException {
  private static final long serialVersionUID = 1;

  public ProjectException(String message) {
    super(message);
  }

  public ProjectException(String message, Throwable cause) {
    super(message, cause);
  }
}

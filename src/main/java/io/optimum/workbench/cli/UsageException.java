package io.optimum.workbench.cli;

/// A command line that no project could make right: exit code 2, as for an unknown option.
final class UsageException extends RuntimeException {
  private static final long serialVersionUID = 1;

  UsageException(String message) {
    super(message);
  }
}

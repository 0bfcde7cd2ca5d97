package io.optimum.workbench.cli.terminal;

/// A command line that no project could make right: exit code 2, as for an unknown option.
public final class UsageException extends RuntimeException {
  private static final long serialVersionUID = 1;

  public UsageException(String message) {
    super(message);
  }
}

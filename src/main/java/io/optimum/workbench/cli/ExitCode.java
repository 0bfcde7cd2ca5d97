package io.optimum.workbench.cli;

/// What a command ends with; scripts rely on these.
public final class ExitCode {
  public static final int OK = 0;
  public static final int FAILED = 1;
  public static final int USAGE = 2;
  public static final int INFEASIBLE = 3;

  private ExitCode() {}
}

package io.optimum.workbench.cli.terminal;

/// What a command ends with; scripts rely on these.
public final class ExitCode {
  /// Everything asked for was done; warnings may have been printed.
  public static final int OK = 0;

  /// Something asked for was not done, or a file given to `import` was not taken.
  public static final int FAILED = 1;

  /// The command line itself is wrong, whatever the project holds.
  public static final int USAGE = 2;

  /// No plan meets the constraints.
  public static final int INFEASIBLE = 3;

  private ExitCode() {}
}

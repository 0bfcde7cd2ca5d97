package io.optimum.workbench.app;

/// Starts the workbench: the window, or the command line when there are arguments.
public final class Main {
  private Main() {}

  public static void main(String[] args) {
    System.exit(0);
  }
}

package io.optimum.workbench.ui.session;

/// The screens, in the order of their tabs and of Ctrl+1 to Ctrl+8.
public enum Screen {
  WELCOME("Welcome"),
  ENGINES("Engines"),
  COMBINATIONS("Combinations"),
  TIMELINE("Timeline"),
  DEGRADATION("Degradation"),
  TRADEOFFS("Tradeoffs"),
  PLAN("Plan"),
  EXPORT("Export");

  private final String title;

  Screen(String title) {
    this.title = title;
  }

  public String title() {
    return title;
  }
}

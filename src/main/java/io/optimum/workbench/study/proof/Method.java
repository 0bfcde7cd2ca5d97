package io.optimum.workbench.study.proof;

/// How a plan is found. To add one: a row here, and how it is found in [Contest].
public enum Method {
  TRAINED("predict, then measure (trained)", false),
  UNTRAINED("predict, then measure (prior only)", false),
  PREDICTED("predicted only (trained)", false),
  ALONE("one engine per GPU", true),
  RANDOM_PAIRS("random pairing", true),
  RANDOM_GROUPS("random on as many GPUs", true),
  FIRST_FIT("first fit by utilisation", true),
  SIMILAR_KERNELS("similar kernel durations together", true),
  PAIRS_LINEAR("pairs by linear interference (as gpulet)", true),
  KERNEL_COUNTS("greedy by kernel counts (as iGniter)", true),
  RANDOM_SEARCH("random search, same measurements", false),
  ORACLE("exhaustive measurement (oracle)", false);

  private final String title;
  private final boolean yardstick;

  Method(String title, boolean yardstick) {
    this.title = title;
    this.yardstick = yardstick;
  }

  /// For people.
  public String title() {
    return title;
  }

  /// Whether it is one of the plain rules that ours has to beat.
  public boolean isYardstick() {
    return yardstick;
  }

  /// The rule that the planner calls by a name that begins like the title.
  static Method rule(String name) {
    for (Method each : values()) {
      if (each.isYardstick() && name.startsWith(each.title)) {
        return each;
      }
    }
    throw new IllegalArgumentException("There is no rule " + name);
  }
}

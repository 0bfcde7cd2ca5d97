package io.optimum.workbench.domain;

import java.util.Collection;

/// Checks of record components. Each failure names the component, the value and what would be
/// right.
public final class Require {
  private Require() {}

  /// Refuses blank text.
  public static String text(String value, String name) {
    if (value.isBlank()) {
      throw new IllegalArgumentException("The %s must not be blank.".formatted(name));
    }
    return value;
  }

  /// Refuses whole numbers that are not above zero.
  public static long positive(long value, String name) {
    if (value <= 0) {
      throw new IllegalArgumentException(
          "The %s (%d) must be a whole number above 0.".formatted(name, value));
    }
    return value;
  }

  /// Refuses whole numbers below zero.
  public static long notNegative(long value, String name) {
    if (value < 0) {
      throw new IllegalArgumentException(
          "The %s (%d) must be a whole number of at least 0.".formatted(name, value));
    }
    return value;
  }

  /// Refuses numbers that are not finite and above zero.
  public static double positive(double value, String name) {
    if (!(value > 0 && value < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "The %s (%s) must be a finite number above 0.".formatted(name, value));
    }
    return value;
  }

  /// Refuses numbers that are not finite and at least zero.
  public static double notNegative(double value, String name) {
    if (!(value >= 0 && value < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "The %s (%s) must be a finite number of at least 0.".formatted(name, value));
    }
    return value;
  }

  /// Refuses shares outside 0..1.
  public static double fraction(double value, String name) {
    if (!(value >= 0 && value <= 1)) {
      throw new IllegalArgumentException(
          "The %s (%s) must lie in 0..1. Maybe it was read as a percentage."
              .formatted(name, value));
    }
    return value;
  }

  /// Refuses empty collections.
  public static <C extends Collection<?>> C notEmpty(C value, String name) {
    if (value.isEmpty()) {
      throw new IllegalArgumentException("There must be at least one of %s.".formatted(name));
    }
    return value;
  }
}

package io.optimum.workbench.ui.control;

import java.util.Comparator;
import java.util.function.DoubleFunction;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/// A column of a [DataTable].
///
/// @param title of its header
/// @param print how a row looks here
/// @param raw the value in full, for copying
/// @param order sorts rows by this column
/// @param numeric whether it is a number, and stands right
public record DataColumn<R>(
    String title,
    Function<R, String> print,
    Function<R, String> raw,
    Comparator<R> order,
    boolean numeric) {
  /// Words.
  public static <R> DataColumn<R> text(String title, Function<R, String> value) {
    return new DataColumn<>(title, value, value, Comparator.comparing(value), false);
  }

  /// Numbers, printed by `format`; NaN when unknown.
  public static <R> DataColumn<R> number(
      String title, ToDoubleFunction<R> value, DoubleFunction<String> format) {
    return new DataColumn<>(
        title,
        row -> format.apply(value.applyAsDouble(row)),
        row -> Double.toString(value.applyAsDouble(row)),
        Comparator.comparingDouble(value),
        true);
  }

  /// Numbers that are shown with more than themselves, such as an interval; NaN when unknown.
  public static <R> DataColumn<R> quantity(
      String title, ToDoubleFunction<R> value, Function<R, String> print) {
    return new DataColumn<>(
        title,
        print,
        row -> Double.toString(value.applyAsDouble(row)),
        Comparator.comparingDouble(value),
        true);
  }
}

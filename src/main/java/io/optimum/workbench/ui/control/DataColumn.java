package io.optimum.workbench.ui.control;

import java.util.function.DoubleFunction;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/// A column of a [DataTable].
///
/// @param title of its header
/// @param value what it sorts by and exports raw: a text, or a number that is NaN when unknown
/// @param print how the value looks
/// @param numeric whether it is a number, and stands right
public record DataColumn<R>(
    String title, Function<R, Comparable<?>> value, Function<R, String> print, boolean numeric) {
  /// Words.
  public static <R> DataColumn<R> text(String title, Function<R, String> value) {
    return new DataColumn<>(title, value::apply, value, false);
  }

  /// Numbers, printed by `format`.
  public static <R> DataColumn<R> number(
      String title, ToDoubleFunction<R> value, DoubleFunction<String> format) {
    return new DataColumn<>(
        title, value::applyAsDouble, row -> format.apply(value.applyAsDouble(row)), true);
  }
}

package io.optimum.workbench.ui.control;

import io.optimum.workbench.ui.style.Format;
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
/// @param unit of the values in full; empty = they have none
public record DataColumn<R>(
    String title,
    Function<R, String> print,
    Function<R, String> raw,
    Comparator<R> order,
    boolean numeric,
    String unit) {
  /// Words.
  public static <R> DataColumn<R> text(String title, Function<R, String> value) {
    return text(title, value, value);
  }

  /// Words that are shown in short.
  public static <R> DataColumn<R> text(
      String title, Function<R, String> shortened, Function<R, String> whole) {
    return new DataColumn<>(title, shortened, whole, Comparator.comparing(whole), false, "");
  }

  /// Durations in nanoseconds; NaN when unknown.
  public static <R> DataColumn<R> nanos(String title, ToDoubleFunction<R> value) {
    return measured(title, value, Format::nanos, "ns");
  }

  /// Shares of 0..1, shown as percentages; NaN when unknown.
  public static <R> DataColumn<R> fraction(String title, ToDoubleFunction<R> value) {
    return measured(title, value, Format::fraction, "of 1");
  }

  /// Bytes; NaN when unknown.
  public static <R> DataColumn<R> bytes(String title, ToDoubleFunction<R> value) {
    return measured(title, value, Format::bytes, "B");
  }

  /// Rates; NaN when unknown.
  public static <R> DataColumn<R> perSecond(String title, ToDoubleFunction<R> value) {
    return measured(title, value, Format::perSecond, "1/s");
  }

  /// Numbers without a unit, printed by `format`; NaN when unknown.
  public static <R> DataColumn<R> number(
      String title, ToDoubleFunction<R> value, DoubleFunction<String> format) {
    return measured(title, value, format, "");
  }

  private static <R> DataColumn<R> measured(
      String title, ToDoubleFunction<R> value, DoubleFunction<String> format, String unit) {
    return new DataColumn<>(
        title,
        row -> format.apply(value.applyAsDouble(row)),
        row -> inFull(value.applyAsDouble(row)),
        Comparator.comparingDouble(value),
        true,
        unit);
  }

  /// Numbers that are shown with more than themselves, such as an interval; NaN when unknown.
  public static <R> DataColumn<R> quantity(
      String title, ToDoubleFunction<R> value, Function<R, String> print) {
    return new DataColumn<>(
        title,
        print,
        row -> inFull(value.applyAsDouble(row)),
        Comparator.comparingDouble(value),
        true,
        "");
  }

  /// Whole numbers without a point or an exponent, which spreadsheets would show as one.
  private static String inFull(double value) {
    return value == Math.rint(value) && Math.abs(value) < 1e15
        ? Long.toString((long) value)
        : Double.toString(value);
  }

  /// What may be typed to filter by this column.
  String example() {
    return switch (unit) {
      case "ns" -> "> 2 ms";
      case "of 1" -> "> 20 %";
      case "B" -> "> 1 MiB";
      default -> numeric ? "> 2" : "word";
    };
  }

  /// All that may be typed to filter by this column.
  String filterHelp() {
    String words = "word, or /this|that/ for an expression";
    return numeric
        ? "%s, <= 5, 1..5, = 3, %s%s"
            .formatted(
                example(), words, unit.isEmpty() ? "" : ". Without a unit a number is in " + unit)
        : words;
  }

  /// The title with the unit of the values in full, for files.
  String header() {
    return unit.isEmpty() ? title : "%s [%s]".formatted(title, unit);
  }
}

package io.optimum.workbench.ui.chart;

import io.optimum.workbench.ui.style.Format;
import java.util.stream.DoubleStream;

/// What an axis shows.
///
/// @param title for people, without the unit when ticks carry it
/// @param tick prints values between ticks
/// @param exact prints one value for the read-out
/// @param scale linear or logarithmic
/// @param unit of the plain values, as files carry them; may be empty
/// @param printed unit in which values are drawn; empty = a plain number
public record Quantity(
    String title,
    TickFormat tick,
    java.util.function.DoubleFunction<String> exact,
    Axis.Scale scale,
    String unit,
    String printed) {
  private static final String BYTES = "B";
  private static final double KIBI = 1024;

  /// Durations in nanoseconds.
  public static Quantity nanos(String title) {
    return new Quantity(
        title, Format::nanosAt, Format::nanos, Axis.Scale.LINEAR, "ns", "time as marked");
  }

  /// Shares of 0..1 as percentages.
  public static Quantity fraction(String title) {
    return new Quantity(
        title,
        (value, step) -> Format.numberAt(value * 100, step * 100) + " %",
        Format::fraction,
        Axis.Scale.LINEAR,
        "of 1",
        "%");
  }

  /// Rates per second.
  public static Quantity perSecond(String title) {
    return new Quantity(
        title,
        (value, step) -> Format.numberAt(value, step) + " /s",
        Format::perSecond,
        Axis.Scale.LINEAR,
        "1/s",
        "per second");
  }

  /// Ratios such as slowdown.
  public static Quantity ratio(String title) {
    return new Quantity(
        title,
        (value, step) -> Format.numberAt(value, step) + "×",
        Format::slowdown,
        Axis.Scale.LINEAR,
        "",
        "×");
  }

  /// Plain numbers.
  public static Quantity number(String title) {
    return new Quantity(title, Format::numberAt, Format::number, Axis.Scale.LINEAR, "", "");
  }

  /// Bytes, in powers of 1024.
  public static Quantity bytes(String title) {
    return new Quantity(
        title,
        (value, _) -> Format.bytes(value),
        Format::bytes,
        Axis.Scale.LINEAR,
        BYTES,
        "bytes as marked");
  }

  /// Values to mark on an axis, ascending; round ones in the unit they are printed in.
  public double[] ticks(Axis axis, int atMost) {
    if (!unit.equals(BYTES) || axis.max() < KIBI) {
      return axis.ticks(atMost);
    }
    double printed = Math.pow(KIBI, Math.floor(Math.log(axis.max()) / Math.log(KIBI)));
    Axis scaled = new Axis(axis.min() / printed, axis.max() / printed, axis.scale());
    return DoubleStream.of(scaled.ticks(atMost)).map(tick -> tick * printed).toArray();
  }

  /// The same on a logarithmic axis.
  public Quantity logarithmic() {
    return new Quantity(title, tick, exact, Axis.Scale.LOG, unit, printed);
  }

  /// The title with the unit values are drawn in.
  String inWords() {
    return printed.isEmpty() ? title : "%s (%s)".formatted(title, printed);
  }

  /// The title with the unit of plain values, for the header of a file.
  public String header() {
    return unit.isEmpty() || title.endsWith(", " + unit) ? title : "%s [%s]".formatted(title, unit);
  }
}

package io.optimum.workbench.cli.option;

import io.optimum.workbench.cli.terminal.UsageException;
import io.optimum.workbench.domain.Problem;
import io.optimum.workbench.domain.load.ArrivalProcess;
import io.optimum.workbench.domain.load.Batching;
import io.optimum.workbench.importer.arrivals.ArrivalFile;
import io.optimum.workbench.importer.arrivals.ArrivalFileReader;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// Loads as a command line spells them.
public final class LoadText {
  private static final double NANOS_PER_MILLI = 1e6;

  /// A day: longer phases and delays than any run.
  private static final double MAX_MILLIS = 86_400_000;

  ArrivalProcess arrivals(String engine, String text) {
    return arrivals("--load", engine, text);
  }

  /// @param option that it was given with
  ArrivalProcess arrivals(String option, String engine, String text) {
    Spec spec = new Spec(option, engine, text);
    return switch (spec.kind()) {
      case "closed" -> {
        spec.numbers(0);
        yield ArrivalProcess.closedLoop();
      }
      case "poisson" -> new ArrivalProcess.Poisson(spec.rate(spec.numbers(1)));
      case "constant" -> new ArrivalProcess.Constant(spec.rate(spec.numbers(1)));
      case "bursts" -> {
        List<Double> numbers = spec.numbers(3);
        double rate = spec.rate(numbers);
        long on = spec.nanos(numbers.get(1));
        if (on == 0) {
          throw spec.wrong(
              "ON_MS, the time in which inputs arrive, must be above 0, but is %s ms."
                  .formatted(number(numbers.get(1))));
        }
        yield new ArrivalProcess.Bursts(rate, on, spec.nanos(numbers.get(2)));
      }
      default -> recorded(spec);
    };
  }

  Batching batching(String engine, String text) {
    Spec spec = new Spec("--batching", engine, text);
    return switch (spec.kind()) {
      case "full" -> {
        spec.numbers(0);
        yield Batching.full();
      }
      case "dynamic" -> {
        List<Double> numbers = spec.numbers(-1);
        List<Integer> sizes = new ArrayList<>();
        numbers.subList(1, numbers.size()).forEach(each -> sizes.add(spec.size(each)));
        yield new Batching.Dynamic(sizes, spec.nanos(numbers.getFirst()));
      }
      default -> throw spec.wrong("Give full, or dynamic:DELAY_MS[,SIZE...] as in dynamic:2,4,8.");
    };
  }

  public static String of(ArrivalProcess arrivals) {
    return switch (arrivals) {
      case ArrivalProcess.ClosedLoop _ -> "closed";
      case ArrivalProcess.Poisson poisson -> "poisson:" + number(poisson.ratePerSecond());
      case ArrivalProcess.Constant constant -> "constant:" + number(constant.ratePerSecond());
      case ArrivalProcess.Bursts bursts ->
          "bursts:%s,%s,%s"
              .formatted(
                  number(bursts.onRatePerSecond()),
                  number(bursts.onNanos() / NANOS_PER_MILLI),
                  number(bursts.offNanos() / NANOS_PER_MILLI));
      case ArrivalProcess.Recorded recorded ->
          "recorded:%d".formatted(recorded.arrivalNanos().size());
    };
  }

  public static String of(Batching batching) {
    return switch (batching) {
      case Batching.Full _ -> "full";
      case Batching.Dynamic dynamic ->
          "dynamic:"
              + number(dynamic.maxDelayNanos() / NANOS_PER_MILLI)
              + dynamic.preferredSizes().stream()
                  .map(size -> "," + size)
                  .collect(Collectors.joining());
    };
  }

  private static String number(double value) {
    return value == Math.rint(value)
        ? String.format(Locale.ROOT, "%.0f", value)
        : String.valueOf(value);
  }

  private static ArrivalProcess recorded(Spec spec) {
    Path file;
    try {
      file = Path.of(spec.text);
    } catch (InvalidPathException e) {
      throw spec.wrong(Spec.LOADS);
    }
    if (!spec.text.toLowerCase(Locale.ROOT).endsWith(".csv") && !file.toFile().isFile()) {
      throw spec.wrong(Spec.LOADS);
    }
    ArrivalFile read = new ArrivalFileReader().read(file);
    return read.arrivals()
        .orElseThrow(() ->
            new UsageException(
                "%s: %s"
                    .formatted(
                        spec.where(),
                        read.problems().stream()
                            .map(Problem::line)
                            .collect(Collectors.joining(" ")))));
  }

  /// One `kind:number,number` of an option.
  private record Spec(String option, String engine, String text) {
    static final String LOADS =
        "Give closed, poisson:RATE, constant:RATE, bursts:RATE,ON_MS,OFF_MS or the name of a CSV"
            + " file.";

    String kind() {
      int colon = text.indexOf(':');
      return (colon < 0 ? text : text.substring(0, colon)).toLowerCase(Locale.ROOT);
    }

    /// @param count how many there must be; negative = one or more
    List<Double> numbers(int count) {
      int colon = text.indexOf(':');
      List<Double> numbers =
          colon < 0
              ? List.of()
              : Arrays.stream(text.substring(colon + 1).split(",", -1)).map(this::number).toList();
      if (count < 0 ? numbers.isEmpty() : numbers.size() != count) {
        throw wrong(
            "%s takes %s, not %d."
                .formatted(
                    kind(),
                    count < 0 ? "one number or more" : count == 1 ? "1 number" : count + " numbers",
                    numbers.size()));
      }
      return numbers;
    }

    /// The first of the numbers.
    double rate(List<Double> numbers) {
      double rate = numbers.getFirst();
      if (!(rate > 0 && rate <= ArrivalProcess.MAX_RATE_PER_SECOND)) {
        throw wrong(
            "RATE, inputs per second, must be above 0 and at most 1e9, but is %s."
                .formatted(LoadText.number(rate)));
      }
      return rate;
    }

    long nanos(double millis) {
      if (!(millis >= 0 && millis <= MAX_MILLIS)) {
        throw wrong("%s ms must lie between 0 and a day.".formatted(LoadText.number(millis)));
      }
      return Math.round(millis * NANOS_PER_MILLI);
    }

    int size(double value) {
      if (value != Math.rint(value) || value < 1 || value > Integer.MAX_VALUE) {
        throw wrong("The preferred size %s must be a whole number above 0.".formatted(value));
      }
      return (int) value;
    }

    UsageException wrong(String advice) {
      return new UsageException("%s: %s".formatted(where(), advice));
    }

    String where() {
      return "%s %s=%s".formatted(option, engine, text);
    }

    private Double number(String word) {
      try {
        return Double.valueOf(word.strip());
      } catch (NumberFormatException e) {
        throw wrong("`%s` is no number.".formatted(word));
      }
    }
  }
}

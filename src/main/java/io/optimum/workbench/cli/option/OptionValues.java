package io.optimum.workbench.cli.option;

import io.optimum.workbench.cli.terminal.Dashed;
import io.optimum.workbench.cli.terminal.UsageException;
import io.optimum.workbench.device.DeviceAddress;
import io.optimum.workbench.domain.engine.EngineId;
import io.optimum.workbench.domain.gpu.GpuId;
import io.optimum.workbench.domain.plan.Objective;
import io.optimum.workbench.domain.run.HostThreads;
import io.optimum.workbench.domain.run.Sharing;
import io.optimum.workbench.domain.table.Target;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.TypeConversionException;

/// What options hold, refused in words instead of Java's names.
public final class OptionValues {
  private OptionValues() {}

  public static void register(CommandLine commands) {
    commands.registerConverter(Integer.class, of(Integer::valueOf, "a whole number"));
    commands.registerConverter(Long.class, of(Long::valueOf, "a whole number"));
    commands.registerConverter(int.class, of(Integer::valueOf, "a whole number"));
    commands.registerConverter(long.class, of(Long::valueOf, "a whole number"));
    commands.registerConverter(double.class, of(Double::valueOf, "a number"));
    commands.registerConverter(Double.class, of(Double::valueOf, "a number"));
    commands.registerConverter(Path.class, OptionValues::path);
    commands.registerConverter(GpuId.class, checked(GpuId::new));
    commands.registerConverter(EngineId.class, checked(EngineId::new));
    commands.registerConverter(DeviceAddress.class, checked(DeviceAddress::parse));
    commands.registerConverter(Sharing.class, new Dashed<>(Sharing.class));
    commands.registerConverter(Objective.class, new Dashed<>(Objective.class));
    commands.registerConverter(Target.class, new Dashed<>(Target.class));
    commands.registerConverter(HostThreads.class, new Dashed<>(HostThreads.class));
  }

  /// Of options such as `--demand ENGINE=LOAD`.
  ///
  /// @throws ParameterException when one is given two values for the same key
  public static void requireKeysOnce(ParseResult parsed) {
    if (parsed.hasSubcommand()) {
      requireKeysOnce(parsed.subcommand());
    }
    for (OptionSpec option : parsed.matchedOptions()) {
      Set<String> keys = new HashSet<>();
      // Of a map: key, value, key, value.
      List<String> texts = option.typeInfo().isMap() ? option.stringValues() : List.of();
      for (int i = 0; i < texts.size(); i += 2) {
        if (!keys.add(texts.get(i))) {
          throw new ParameterException(
              parsed.commandSpec().commandLine(),
              "%s is given more than once for %s. Leave all but one out."
                  .formatted(option.longestName(), texts.get(i)));
        }
      }
    }
  }

  /// @throws UsageException when a value is less than 1 or more than the most
  public static void requireCount(String option, int value, int most) {
    if (value < 1 || value > most) {
      throw new UsageException(
          "%s %d: the value must lie between 1 and %d.".formatted(option, value, most));
    }
  }

  /// @throws UsageException when a value is less than 1
  public static void requirePositive(String option, int value) {
    if (value < 1) {
      throw new UsageException("%s: the value must be above 0.".formatted(option));
    }
  }

  /// @return nanoseconds; 0 where nothing is given
  /// @throws UsageException when the seconds do not lie between two bounds
  public static long nanos(String option, @Nullable Double seconds, double least, double most) {
    if (seconds == null) {
      return 0;
    }
    if (!(seconds >= least && seconds <= most)) {
      throw new UsageException(
          "%s %s: the value must lie between %s and %s."
              .formatted(option, seconds, Double.toString(least), (long) most));
    }
    return Math.round(seconds * 1e9);
  }

  private static Path path(String text) {
    try {
      return Path.of(text);
    } catch (InvalidPathException e) {
      throw new TypeConversionException(
          "'%s' can name no file here: %s. Where a locale knows ASCII alone, set LC_ALL=C.UTF-8."
              .formatted(text, e.getReason()));
    }
  }

  /// Of what says by itself why it cannot be.
  private static <T> ITypeConverter<T> checked(Function<String, T> parse) {
    return text -> {
      try {
        return parse.apply(text.strip());
      } catch (IllegalArgumentException e) {
        throw new TypeConversionException(e.getMessage());
      }
    };
  }

  private static <T> ITypeConverter<T> of(Function<String, T> parse, String what) {
    return text -> {
      try {
        return parse.apply(text.strip());
      } catch (NumberFormatException e) {
        throw new TypeConversionException(
            text.strip().matches("[-+]?\\d+")
                ? "'%s' is too large".formatted(text)
                : "'%s' is not %s".formatted(text, what));
      }
    };
  }
}

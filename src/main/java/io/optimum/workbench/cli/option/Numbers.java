package io.optimum.workbench.cli.option;

import io.optimum.workbench.cli.terminal.UsageException;
import java.util.function.Function;
import picocli.CommandLine;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// Numbers in options, refused in words instead of Java's names.
public final class Numbers {
  private Numbers() {}

  public static void register(CommandLine commands) {
    commands.registerConverter(Integer.class, of(Integer::valueOf, "a whole number"));
    commands.registerConverter(Long.class, of(Long::valueOf, "a whole number"));
    commands.registerConverter(Double.class, of(Double::valueOf, "a number"));
  }

  /// @throws UsageException when a value is less than 1 or more than the most
  public static void requireCount(String option, int value, int most) {
    if (value < 1 || value > most) {
      throw new UsageException(
          "%s %d: the value must lie between 1 and %d.".formatted(option, value, most));
    }
  }

  private static <T> ITypeConverter<T> of(Function<String, T> parse, String what) {
    return text -> {
      try {
        return parse.apply(text.strip());
      } catch (NumberFormatException e) {
        throw new TypeConversionException("'%s' is not %s".formatted(text, what));
      }
    };
  }
}

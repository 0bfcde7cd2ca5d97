package io.optimum.workbench.cli;

import java.util.function.Function;
import picocli.CommandLine;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// Numbers in options, refused in words instead of Java's names.
final class Numbers {
  private Numbers() {}

  static void register(CommandLine commands) {
    commands.registerConverter(Integer.class, of(Integer::valueOf, "a whole number"));
    commands.registerConverter(Long.class, of(Long::valueOf, "a whole number"));
    commands.registerConverter(Double.class, of(Double::valueOf, "a number"));
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

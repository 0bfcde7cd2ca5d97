package io.optimum.workbench.cli.terminal;

import java.util.Arrays;
import java.util.Locale;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// Enums whose names are several words, as a command line spells them: `green-context`.
public final class Dashed<E extends Enum<E>> implements ITypeConverter<E> {
  private final Class<E> type;

  public Dashed(Class<E> type) {
    this.type = type;
  }

  public static String of(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  @Override
  public E convert(String text) {
    E[] values = type.getEnumConstants();
    return Arrays.stream(values)
        .filter(each -> of(each).equalsIgnoreCase(text.replace('_', '-')))
        .findFirst()
        .orElseThrow(() ->
            new TypeConversionException(
                "'%s' is none of %s"
                    .formatted(
                        text, String.join(", ", Arrays.stream(values).map(Dashed::of).toList()))));
  }
}

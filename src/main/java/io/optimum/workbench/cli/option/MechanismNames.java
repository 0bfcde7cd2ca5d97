package io.optimum.workbench.cli.option;

import io.optimum.workbench.device.Mechanism;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// Names of mechanisms as they are typed: `host-launch`.
public final class MechanismNames implements ITypeConverter<Mechanism>, Iterable<String> {
  private static List<String> all() {
    return Arrays.stream(Mechanism.values()).map(MechanismNames::of).toList();
  }

  private static String of(Mechanism mechanism) {
    return mechanism.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  @Override
  public Mechanism convert(String value) {
    return Arrays.stream(Mechanism.values())
        .filter(each -> of(each).equalsIgnoreCase(value.strip()))
        .findFirst()
        .orElseThrow(() ->
            new TypeConversionException(
                "there is no mechanism '%s', only %s".formatted(value, all())));
  }

  @Override
  public Iterator<String> iterator() {
    return all().iterator();
  }
}

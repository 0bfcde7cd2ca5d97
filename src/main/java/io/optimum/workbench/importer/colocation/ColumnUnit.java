package io.optimum.workbench.importer.colocation;

import io.optimum.workbench.domain.table.TableColumn.Kind;
import io.optimum.workbench.domain.table.TableColumn.Scale;
import java.util.Arrays;
import java.util.stream.Collectors;

/// Units that a mapping can name.
enum ColumnUnit {
  NANOSECONDS("ns", 1e-9, Scale.LOGARITHMIC, Kind.ABSOLUTE),
  MICROSECONDS("us", 1e-6, Scale.LOGARITHMIC, Kind.ABSOLUTE),
  MILLISECONDS("ms", 1e-3, Scale.LOGARITHMIC, Kind.ABSOLUTE),
  SECONDS("s", 1, Scale.LOGARITHMIC, Kind.ABSOLUTE),
  PER_SECOND("1/s", 1, Scale.LOGARITHMIC, Kind.ABSOLUTE),
  PER_MINUTE("1/min", 1 / 60.0, Scale.LOGARITHMIC, Kind.ABSOLUTE),
  BYTES("B", 1, Scale.LOGARITHMIC, Kind.ABSOLUTE),
  KILOBYTES("kB", 1e3, Scale.LOGARITHMIC, Kind.ABSOLUTE),
  KIBIBYTES("KiB", 1 << 10, Scale.LOGARITHMIC, Kind.ABSOLUTE),
  MEGABYTES("MB", 1e6, Scale.LOGARITHMIC, Kind.ABSOLUTE),
  MEBIBYTES("MiB", 1 << 20, Scale.LOGARITHMIC, Kind.ABSOLUTE),
  GIGABYTES("GB", 1e9, Scale.LOGARITHMIC, Kind.ABSOLUTE),
  GIBIBYTES("GiB", 1 << 30, Scale.LOGARITHMIC, Kind.ABSOLUTE),
  BYTES_PER_SECOND("B/s", 1, Scale.LOGARITHMIC, Kind.ABSOLUTE),
  MEGABYTES_PER_SECOND("MB/s", 1e6, Scale.LOGARITHMIC, Kind.ABSOLUTE),
  GIGABYTES_PER_SECOND("GB/s", 1e9, Scale.LOGARITHMIC, Kind.ABSOLUTE),
  MEGAHERTZ("MHz", 1e6, Scale.LOGARITHMIC, Kind.ABSOLUTE),
  GIGAHERTZ("GHz", 1e9, Scale.LOGARITHMIC, Kind.ABSOLUTE),
  FLOP("flop", 1, Scale.LOGARITHMIC, Kind.ABSOLUTE),
  GIGAFLOP("Gflop", 1e9, Scale.LOGARITHMIC, Kind.ABSOLUTE),
  SETTING("setting", 1, Scale.LOGARITHMIC, Kind.ABSOLUTE),
  NUMBER("number", 1, Scale.LINEAR, Kind.ABSOLUTE),
  COUNT("count", 1, Scale.LOGARITHMIC, Kind.RELATIVE),
  RATIO("ratio", 1, Scale.LOGARITHMIC, Kind.RELATIVE),
  FLAG("flag", 1, Scale.LINEAR, Kind.RELATIVE),
  CATEGORY("category", 1, Scale.LINEAR, Kind.RELATIVE),
  FRACTION("fraction", 1, Scale.LINEAR, Kind.RESOURCE),
  PERCENT("percent", 0.01, Scale.LINEAR, Kind.RESOURCE);

  private final String text;
  private final double factor;
  private final Scale scale;
  private final Kind kind;

  ColumnUnit(String text, double factor, Scale scale, Kind kind) {
    this.text = text;
    this.factor = factor;
    this.scale = scale;
    this.kind = kind;
  }

  static ColumnUnit of(String text, String where) {
    return Arrays.stream(values())
        .filter(each -> each.text.equals(text))
        .findFirst()
        .orElseThrow(() ->
            new IllegalArgumentException(
                "%s: the unit '%s' is not known; known are %s. For an amount in another unit take number, or count or ratio if it has none."
                    .formatted(where, text, known())));
  }

  /// As in mappings, all of them.
  static String known() {
    return Arrays.stream(values()).map(each -> each.text).collect(Collectors.joining(", "));
  }

  /// As in mappings.
  String text() {
    return text;
  }

  /// From a cell to the unit without a prefix.
  double factor() {
    return factor;
  }

  Scale scale() {
    return scale;
  }

  Kind kind() {
    return kind;
  }
}

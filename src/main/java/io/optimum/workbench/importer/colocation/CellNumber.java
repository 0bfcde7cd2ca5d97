package io.optimum.workbench.importer.colocation;

import java.util.regex.Pattern;

/// A number as tables write it: digits, one decimal sign, an exponent. Thousands are not separated,
/// and a unit does not belong into a cell.
final class CellNumber {
  private static final Pattern WITH_POINT =
      Pattern.compile("[-+]?(\\d+\\.?\\d*|\\.\\d+)([eE][-+]?\\d+)?");
  private static final Pattern WITH_COMMA =
      Pattern.compile("[-+]?(\\d+,?\\d*|,\\d+)([eE][-+]?\\d+)?");

  private static final Pattern THOUSANDS =
      Pattern.compile(
          "[-+]?\\d{1,3}(["
              + " '_\\u00A0\\u202F]\\d{3})+([.,]\\d*)?|[-+]?\\d{1,3}([.,]\\d{3})+[.,]\\d*");
  private static final Pattern WITH_UNIT =
      Pattern.compile("[-+]?[\\d.,]+([eE][-+]?\\d+)?\\s*[^\\d\\s.,].*");

  private CellNumber() {}

  /// NaN for what is no number.
  static double of(String text, boolean decimalComma) {
    if (!(decimalComma ? WITH_COMMA : WITH_POINT).matcher(text).matches()) {
      return Double.NaN;
    }
    return Double.parseDouble(text.replace(',', '.'));
  }

  /// What to try where a text is no number.
  static String advice(String text, boolean decimalComma) {
    if (!decimalComma && WITH_COMMA.matcher(text).matches()) {
      return "If the comma is the decimal sign, say \"decimal\": \",\" in the mapping.";
    }
    if (decimalComma && WITH_POINT.matcher(text).matches()) {
      return "The mapping says that the decimal sign is a comma.";
    }
    if (THOUSANDS.matcher(text).matches()) {
      return "Write it without signs between the thousands.";
    }
    String unit =
        WITH_UNIT.matcher(text).matches()
            ? "Leave units out of the cells: the mapping names them. "
            : "";
    return unit
        + "If it means that nothing was measured, name it under `missing` in the mapping;"
        + " if it is one of a few texts, its unit is category.";
  }
}

package io.optimum.workbench.exporter.text;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/// Writes maps, lists, texts, numbers and truth values as block YAML. Text that YAML could read as
/// anything else is quoted, so no value becomes a key, a tag or a number.
public final class Yaml {
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z][A-Za-z0-9_./-]*");

  /// What YAML 1.1 reads as a truth value or nothing, in any case.
  private static final Set<String> RESERVED =
      Set.of("true", "false", "yes", "no", "on", "off", "null", "y", "n");

  /// Lines of printable ASCII, the first not indented: fit for a literal block.
  private static final Pattern BLOCK = Pattern.compile("(?=\\S)([\\x20-\\x7e]*\\n){2,}(?<!\\n\\n)");

  private final StringBuilder text = new StringBuilder();

  private Yaml() {}

  /// One document.
  public static String document(Map<String, ?> content) {
    Yaml yaml = new Yaml();
    yaml.map(content, 0);
    return yaml.text.toString();
  }

  private void map(Map<String, ?> map, int indent) {
    boolean first = true;
    for (Map.Entry<String, ?> each : map.entrySet()) {
      if (!first) {
        text.append(" ".repeat(indent));
      }
      first = false;
      text.append(scalar(each.getKey())).append(':');
      value(each.getValue(), indent);
    }
  }

  private void value(Object value, int indent) {
    if (value instanceof Map<?, ?> map && !map.isEmpty()) {
      text.append('\n').append(" ".repeat(indent + 2));
      map(texts(map), indent + 2);
    } else if (value instanceof List<?> list && !list.isEmpty()) {
      text.append('\n');
      list(list, indent);
    } else if (value instanceof String string && BLOCK.matcher(string).matches()) {
      text.append(" |\n");
      string.lines().forEach(line -> text.append(" ".repeat(indent + 2)).append(line).append('\n'));
    } else {
      text.append(' ').append(flat(value)).append('\n');
    }
  }

  private void list(List<?> list, int indent) {
    for (Object each : list) {
      text.append(" ".repeat(indent)).append('-');
      if (each instanceof Map<?, ?> map && !map.isEmpty()) {
        text.append(' ');
        map(texts(map), indent + 2);
      } else {
        text.append(' ').append(flat(each)).append('\n');
      }
    }
  }

  private static Map<String, ?> texts(Map<?, ?> map) {
    Map<String, Object> texts = new java.util.LinkedHashMap<>();
    map.forEach((key, value) -> texts.put(key.toString(), value));
    return texts;
  }

  private static String flat(Object value) {
    return switch (value) {
      case Map<?, ?> _ -> "{}";
      case List<?> _ -> "[]";
      case Number number -> number.toString();
      case Boolean truth -> truth.toString();
      default -> scalar(value.toString());
    };
  }

  private static String scalar(String value) {
    return PLAIN.matcher(value).matches()
            && !RESERVED.contains(value.toLowerCase(java.util.Locale.ROOT))
        ? value
        : quoted(value);
  }

  private static String quoted(String value) {
    StringBuilder quoted = new StringBuilder("\"");
    for (int i = 0; i < value.length(); i++) {
      char each = value.charAt(i);
      if (each == '"' || each == '\\') {
        quoted.append('\\').append(each);
      } else if (each >= ' ' && each < 0x7f) {
        quoted.append(each);
      } else {
        quoted.append("\\u%04x".formatted((int) each));
      }
    }
    return quoted.append('"').toString();
  }
}

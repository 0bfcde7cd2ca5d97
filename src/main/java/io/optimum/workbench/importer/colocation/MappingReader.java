package io.optimum.workbench.importer.colocation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.optimum.workbench.codec.JsonCodec;
import io.optimum.workbench.domain.table.Target;
import io.optimum.workbench.importer.colocation.TableMapping.CoRunners;
import io.optimum.workbench.importer.colocation.TableMapping.EngineColumns;
import io.optimum.workbench.importer.colocation.TableMapping.Lookup;
import io.optimum.workbench.importer.colocation.TableMapping.Quantity;
import io.optimum.workbench.importer.colocation.TableMapping.SoloRows;
import io.optimum.workbench.importer.colocation.TableMapping.Split;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Reads a mapping. Every key that is not known, and every one that is missing or of another type,
/// is said by its path.
final class MappingReader {
  private static final String FORMAT = "optimum-table-mapping";
  private static final int VERSION = 1;
  private static final long MOST_BYTES = 4 << 20;
  private static final List<String> MISSING = List.of("", "NaN", "NA", "N/A", "null", "none", "-");

  private static final String[] KEYS = {
    "format",
    "formatVersion",
    "about",
    "fileNameColumn",
    "where",
    "missing",
    "decimal",
    "splits",
    "lookups",
    "targets",
    "engine",
    "solo",
    "coRunners",
    "pooled",
    "combination"
  };

  private MappingReader() {}

  static TableMapping read(Path file) throws IOException {
    if (Files.size(file) > MOST_BYTES) {
      throw new IllegalArgumentException("%s is above 4 MiB: no mapping.".formatted(file));
    }
    try {
      JsonNode tree =
          JsonMapper.builder()
              .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
              .build()
              .readTree(file.toFile());
      return mapping(new Node(file.toString(), tree));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(
          "%s is no JSON: %s".formatted(file, JsonCodec.words(e)), e);
    }
  }

  private static TableMapping mapping(Node root) {
    root.allow(KEYS);
    if (!root.text("format").equals(FORMAT) || root.get("formatVersion").asInt() != VERSION) {
      throw root.wrong("format must be %s and formatVersion %d".formatted(FORMAT, VERSION));
    }
    return new TableMapping(
        root.has("about") ? root.text("about") : "",
        root.optionalText("fileNameColumn"),
        root.has("where") ? where(root.child("where")) : Map.of(),
        root.has("missing") ? root.texts("missing") : MISSING,
        decimalComma(root),
        root.children("splits").stream().map(MappingReader::split).toList(),
        root.children("lookups").stream().map(MappingReader::lookup).toList(),
        targets(root.child("targets")),
        engine(root.child("engine")),
        root.has("solo") ? solo(root.child("solo")) : null,
        coRunners(root.child("coRunners")),
        root.children("pooled").stream().map(MappingReader::quantity).toList(),
        root.has("combination") ? root.texts("combination") : List.of());
  }

  private static boolean decimalComma(Node root) {
    String sign = root.has("decimal") ? root.text("decimal") : ".";
    if (!sign.equals(".") && !sign.equals(",")) {
      throw root.wrong("decimal must be . or ,");
    }
    return sign.equals(",");
  }

  private static Map<String, List<String>> where(Node node) {
    Map<String, List<String>> where = new LinkedHashMap<>();
    node.names().forEach(column -> where.put(column, node.texts(column)));
    return where;
  }

  private static Split split(Node node) {
    node.allow("column", "separator", "into");
    Split split = new Split(node.text("column"), node.text("separator"), node.texts("into"));
    if (split.separator().isEmpty() || split.into().isEmpty()) {
      throw node.wrong(
          "separator and into must not be empty. Give the sign between the texts of a cell, and a"
              + " name for each column to make");
    }
    return split;
  }

  private static Lookup lookup(Node node) {
    node.allow("column", "by", "values", "about");
    Node values = node.child("values");
    Map<String, String> texts = new LinkedHashMap<>();
    values.names().forEach(key -> texts.put(key, values.cell(key)));
    return new Lookup(node.text("column"), node.texts("by"), texts);
  }

  private static Map<Target, Quantity> targets(Node node) {
    Map<Target, Quantity> targets = new EnumMap<>(Target.class);
    for (Target target : Target.values()) {
      String name = target.word();
      if (node.has(name)) {
        targets.put(target, quantity(node.child(name)));
      }
    }
    node.allow("latency", "slowdown", "throughput");
    if (targets.isEmpty()) {
      throw node.wrong(
          "at least one of latency, slowdown and throughput must be there. Add the one that was"
              + " measured, as {\"column\": …, \"unit\": …}");
    }
    return targets;
  }

  private static EngineColumns engine(Node node) {
    node.allow(
        "model", "soloLatency", "soloThroughput", "kernels", "offeredRate", "used", "features");
    return new EngineColumns(
        node.text("model"),
        optional(node, "soloLatency"),
        optional(node, "soloThroughput"),
        optional(node, "kernels"),
        optional(node, "offeredRate"),
        optional(node, "used"),
        node.children("features").stream().map(MappingReader::quantity).toList());
  }

  private static @Nullable Quantity optional(Node node, String key) {
    return node.has(key) ? quantity(node.child(key)) : null;
  }

  private static Quantity quantity(Node node) {
    node.allow("column", "unit", "transfers");
    if (!node.has("unit")) {
      throw node.wrong("the key unit is missing. Add one of " + ColumnUnit.known());
    }
    return new Quantity(
        node.text("column"),
        ColumnUnit.of(node.text("unit"), node.path),
        node.has("transfers") ? (Boolean) node.flag("transfers") : null);
  }

  private static SoloRows solo(Node node) {
    node.allow("where", "axes", "share");
    SoloRows solo =
        new SoloRows(where(node.child("where")), node.texts("axes"), node.optionalText("share"));
    if (solo.share() != null && !solo.axes().contains(solo.share())) {
      throw node.wrong("share must be one of the axes");
    }
    return solo;
  }

  private static CoRunners coRunners(Node node) {
    node.allow("rowsOf", "copies", "repeated", "pooledOnly");
    if (node.names().size() != 1) {
      throw node.wrong(
          "exactly one of rowsOf, copies, repeated and pooledOnly must be there. Take the one that"
              + " says how the table names what ran beside an engine");
    }
    return switch (node.names().iterator().next()) {
      case "rowsOf" -> new CoRunners.RowsOf(node.texts("rowsOf"));
      case "copies" -> new CoRunners.Copies(node.text("copies"));
      case "repeated" ->
          new CoRunners.Repeated(
              node.children("repeated").stream().map(MappingReader::engine).toList());
      default -> new CoRunners.Pooled();
    };
  }

  /// A JSON object that knows where it stands.
  private record Node(String path, JsonNode json) {
    Node {
      if (!json.isObject()) {
        throw new IllegalArgumentException("%s must be a JSON object.".formatted(path));
      }
    }

    boolean has(String key) {
      return json.has(key);
    }

    Set<String> names() {
      Set<String> names = new java.util.LinkedHashSet<>();
      json.fieldNames().forEachRemaining(names::add);
      return names;
    }

    JsonNode get(String key) {
      JsonNode value = json.get(key);
      if (value == null) {
        throw wrong(
            "the key %s is missing. Add it; file-formats.md in the documentation and assets/schema/table-mapping.schema.json say what it means"
                .formatted(key));
      }
      return value;
    }

    String text(String key) {
      JsonNode value = get(key);
      if (!value.isTextual()) {
        throw wrong("%s must be a text".formatted(key));
      }
      return value.asText();
    }

    boolean flag(String key) {
      if (!get(key).isBoolean()) {
        throw wrong("%s must be true or false".formatted(key));
      }
      return get(key).asBoolean();
    }

    /// A text or number as a table would have it.
    String cell(String key) {
      if (!get(key).isTextual() && !get(key).isNumber()) {
        throw wrong("%s must be a text or a number".formatted(key));
      }
      return get(key).asText();
    }

    @Nullable String optionalText(String key) {
      return has(key) ? text(key) : null;
    }

    List<String> texts(String key) {
      JsonNode value = get(key);
      List<String> texts = new ArrayList<>();
      for (JsonNode each : value) {
        if (!each.isTextual()) {
          throw wrong("%s must be a list of texts".formatted(key));
        }
        texts.add(each.asText());
      }
      if (!value.isArray()) {
        throw wrong("%s must be a list of texts".formatted(key));
      }
      return List.copyOf(texts);
    }

    Node child(String key) {
      return new Node("%s, %s".formatted(path, key), get(key));
    }

    List<Node> children(String key) {
      List<Node> children = new ArrayList<>();
      if (has(key)) {
        if (!get(key).isArray()) {
          throw wrong("%s must be a list".formatted(key));
        }
        for (JsonNode each : get(key)) {
          children.add(new Node("%s, %s[%d]".formatted(path, key, children.size()), each));
        }
      }
      return children;
    }

    void allow(String... keys) {
      Set<String> unknown = new TreeSet<>(names());
      unknown.removeAll(Set.of(keys));
      if (!unknown.isEmpty()) {
        throw wrong("%s is not known; known are %s".formatted(unknown, List.of(keys)));
      }
    }

    IllegalArgumentException wrong(String what) {
      return new IllegalArgumentException("%s: %s.".formatted(path, what));
    }
  }
}

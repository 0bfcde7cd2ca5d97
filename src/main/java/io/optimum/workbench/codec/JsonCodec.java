package io.optimum.workbench.codec;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.type.LogicalType;
import com.fasterxml.jackson.databind.type.TypeFactory;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// Reads and writes our own formats: records in component order, maps in key order, sealed choices
/// with a `type`, unknown keys and values of another type refused. The same value always gives the
/// same bytes.
public final class JsonCodec {
  private final ObjectMapper mapper;
  private final ObjectWriter pretty;

  public JsonCodec() {
    JsonFactory factory =
        JsonFactory.builder()
            .streamReadConstraints(
                StreamReadConstraints.builder()
                    .maxNestingDepth(Limits.NESTING)
                    .maxStringLength(Limits.STRING_CHARS)
                    .maxNumberLength(Limits.NUMBER_CHARS)
                    .build())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();
    mapper = strict(factory);
    DefaultIndenter lines = new DefaultIndenter("  ", "\n");
    pretty =
        mapper.writer(
            new DefaultPrettyPrinter(
                    Separators.createDefaultInstance()
                        .withObjectFieldValueSpacing(Separators.Spacing.AFTER))
                .withObjectIndenter(lines)
                .withArrayIndenter(lines));
  }

  private static ObjectMapper strict(JsonFactory factory) {
    return JsonMapper.builder(factory)
        .annotationIntrospector(new SealedTypes())
        .addModule(new DomainModule())
        .injectableValues(SealedTypes.ABSENT)
        .disable(MapperFeature.AUTO_DETECT_IS_GETTERS)
        .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
        .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
        .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
        .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
        .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
        .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
        .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
        .withCoercionConfig(
            LogicalType.Textual,
            text ->
                text.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                    .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                    .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail))
        .build();
  }

  /// Indented, with a final newline: for files that people open.
  public byte[] write(Object value) {
    try {
      return (pretty.writeValueAsString(value) + "\n").getBytes(StandardCharsets.UTF_8);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("This cannot be written as JSON: " + e.getMessage(), e);
    }
  }

  /// One line without a newline: for journals and protocols.
  public String writeLine(Object value) {
    try {
      return mapper.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("This cannot be written as JSON: " + e.getMessage(), e);
    }
  }

  /// @param where the file, for the message
  /// @throws JsonException with file, line and column when it is not valid
  public <T> T read(byte[] json, Class<T> type, String where) {
    try {
      return nonNull(mapper.readValue(json, type), where);
    } catch (java.io.IOException e) {
      throw failure(e, where);
    }
  }

  /// The same for a list.
  public <T> List<T> readList(byte[] json, Class<T> element, String where) {
    try {
      List<T> list =
          mapper.readValue(
              json, TypeFactory.defaultInstance().constructCollectionType(List.class, element));
      return nonNull(list, where);
    } catch (java.io.IOException e) {
      throw failure(e, where);
    }
  }

  /// The text of one key at the top level, without reading the rest; empty when it is not there.
  public String peek(byte[] json, String key, String where) {
    try (JsonParser parser = mapper.createParser(json)) {
      if (parser.nextToken() == null) {
        return "";
      }
      for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
        parser.nextToken();
        if (name.equals(key)) {
          return parser.getText();
        }
        parser.skipChildren();
      }
      return "";
    } catch (java.io.IOException e) {
      throw failure(e, where);
    }
  }

  private static <T> T nonNull(T value, String where) {
    if (value == null) {
      throw new JsonException(where, "", "The file holds only `null`.");
    }
    return value;
  }

  private static JsonException failure(java.io.IOException e, String where) {
    if (!(e instanceof JsonProcessingException json)) {
      return new JsonException(where, "", String.valueOf(e.getMessage()));
    }
    JsonLocation at = json.getLocation();
    String location =
        at == null ? "" : "line %d, column %d".formatted(at.getLineNr(), at.getColumnNr());
    String path = json instanceof JsonMappingException mapping ? mapping.getPathReference() : "";
    Throwable cause = json.getCause();
    String message =
        cause instanceof IllegalArgumentException
            ? String.valueOf(cause.getMessage())
            : words(json);
    return new JsonException(where, location, path.isEmpty() ? message : key(path) + message);
  }

  private static String key(String path) {
    String keys =
        path.replaceAll("[\\w.$]+\\[\"([^\"]+)\"]", "$1")
            .replaceAll("->[\\w.$]+(\\[\\d+])", "$1")
            .replace("->", ".");
    return "at `%s`: ".formatted(keys);
  }

  /// The parser's words without the names of our classes and its own settings; a sentence.
  public static String words(JacksonException e) {
    String text =
        e.getOriginalMessage()
            .replaceAll(" \\(index \\d+\\); `\\w+\\.\\w+` enabled", "")
            .replaceAll(
                " \\(start marker at \\[Source: [^;]*; line: (\\d+), column: \\d+]\\)",
                " opened in line $1")
            .replaceAll("creator property", "key")
            .replaceAll(
                "Unexpected token \\(\\w+\\), expected VALUE_STRING: need .* type id.*",
                "This does not belong here, but an object with a `type`")
            .replaceAll(", from `StreamReadConstraints\\.\\w+\\(\\)`", "")
            .replaceAll(": enable `\\w+\\.\\w+` to allow", "")
            .replaceAll(" \\(but could if coercion was enabled using `CoercionConfig`\\)", "")
            .replaceAll(
                "Cannot coerce (\\w+) value \\((.*?)\\) to `[^`]+` value \\(but .*\\)",
                "This $1 ($2) does not belong here")
            .replaceAll(
                "Cannot deserialize value of type `[^`]+` from (\\w+) value \\(token `[^`]+`\\)",
                "This $1 does not belong here")
            .replaceAll(
                "Cannot deserialize value of type `[^`]+` from String (\"[^\"]*\"): not one of the"
                    + " values accepted for Enum class: \\[([^]]*)]",
                "$1 is none of $2")
            .replaceAll("\\b[a-z]\\w*(?:\\.[a-z]\\w*)+\\.([A-Z])", "$1")
            .strip();
    return text.matches("(?s).*[.!?]") ? text : text + ".";
  }
}

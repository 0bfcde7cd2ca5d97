package io.optimum.workbench.importer.file;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;

/// Walks a JSON text once, keeping nothing. The cursor stands on a value; whoever does not read it
/// skips it.
///
/// Lenient where trtexec is: layer metadata since TensorRT 8.6 holds bare 0x1E and 0x1F, and names
/// are not always escaped.
public final class JsonStream implements Closeable {
  /// Fused layer names run to tens of kilobytes; nothing real comes near these.
  private static final int TEXT_CHARS = 1_000_000;

  private static final int NESTING = 100;

  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(NESTING)
                  .maxStringLength(TEXT_CHARS)
                  .maxNumberLength(100)
                  .build())
          .configure(JsonFactory.Feature.INTERN_FIELD_NAMES, false)
          .build();

  private final JsonParser parser;

  /// Stands on the first value of the stream.
  public JsonStream(InputStream in) throws IOException {
    parser =
        FACTORY
            .createParser(in)
            .enable(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS.mappedFeature())
            .enable(JsonReadFeature.ALLOW_BACKSLASH_ESCAPING_ANY_CHARACTER.mappedFeature())
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS.mappedFeature());
    if (parser.nextToken() == null) {
      throw new WrongContentException("", "The file holds only white space.", "Export it again.");
    }
  }

  /// Takes the fields of the object at the cursor.
  public interface Fields {
    void field(String name) throws IOException;
  }

  /// Takes the elements of the array at the cursor.
  public interface Elements {
    void element(int index) throws IOException;
  }

  /// Whether the cursor stands on an object.
  public boolean isObject() {
    return parser.currentToken() == JsonToken.START_OBJECT;
  }

  public boolean isArray() {
    return parser.currentToken() == JsonToken.START_ARRAY;
  }

  public boolean isText() {
    return parser.currentToken() == JsonToken.VALUE_STRING;
  }

  public boolean isNumber() {
    return parser.currentToken() == JsonToken.VALUE_NUMBER_INT
        || parser.currentToken() == JsonToken.VALUE_NUMBER_FLOAT;
  }

  public void eachField(Fields fields) throws IOException {
    expect(isObject(), "an object");
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String name = parser.currentName();
      parser.nextToken();
      fields.field(name);
      parser.skipChildren();
    }
  }

  public void eachElement(Elements elements) throws IOException {
    expect(isArray(), "a list");
    for (int i = 0; parser.nextToken() != JsonToken.END_ARRAY; i++) {
      elements.element(i);
      parser.skipChildren();
    }
  }

  public String text() throws IOException {
    expect(parser.currentToken().isScalarValue(), "a text");
    return parser.getText();
  }

  /// A finite number.
  public double number() throws IOException {
    expect(isNumber(), "a number");
    double value = parser.getDoubleValue();
    expect(Double.isFinite(value), "a finite number");
    return value;
  }

  /// A number of things: whole, and not larger than anything real.
  public long count() throws IOException {
    double value = number();
    expect(Math.abs(value) <= 1e15 && Math.rint(value) == value, "a whole number");
    return (long) value;
  }

  /// The first accepted key of the object at the cursor, or of the first object in the list there.
  /// The bracket is put before each key.
  ///
  /// @param seen is given the keys on the way
  public Optional<String> firstKey(Predicate<String> accepted, Consumer<String> seen)
      throws IOException {
    String bracket = isArray() ? "[" : "{";
    if (isArray()) {
      parser.nextToken();
    }
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String key = bracket + parser.currentName();
      seen.accept(key);
      if (accepted.test(key)) {
        return Optional.of(key);
      }
      parser.nextToken();
      parser.skipChildren();
    }
    return Optional.empty();
  }

  /// Refuses anything after the value that was read.
  public void end() throws IOException {
    if (parser.nextToken() != null) {
      throw wrong("There is more after the end of the JSON value.", "Export the file again.");
    }
  }

  /// A failure at the cursor.
  public WrongContentException wrong(String message, String advice) {
    return new WrongContentException(location(parser.currentTokenLocation()), message, advice);
  }

  public static String location(JsonLocation at) {
    return "line %d, column %d".formatted(at.getLineNr(), at.getColumnNr());
  }

  @Override
  public void close() throws IOException {
    parser.close();
  }

  private void expect(boolean holds, String what) throws IOException {
    if (!holds) {
      String key = parser.currentName();
      throw wrong(
          "%s must be %s, but is %s."
              .formatted(key == null ? "This" : "`" + key + "`", what, found()),
          "Is this a file of trtexec or TREx? Export it again.");
    }
  }

  private String found() throws IOException {
    JsonToken token = parser.currentToken();
    return switch (token) {
      case START_OBJECT -> "an object";
      case START_ARRAY -> "a list";
      case VALUE_STRING -> "a text";
      case null -> "missing";
      default -> parser.getText();
    };
  }
}

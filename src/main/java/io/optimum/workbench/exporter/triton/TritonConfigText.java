package io.optimum.workbench.exporter.triton;

import com.google.protobuf.TextFormat;
import com.google.protobuf.TextFormatParseInfoTree;
import io.optimum.workbench.domain.Problem;
import io.optimum.workbench.exporter.triton.proto.TritonConfig.ModelConfig;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// `config.pbtxt` as text and back: protobuf's text format over the server's message.
final class TritonConfigText {
  /// Real files have a few kilobytes; our choice, so that a hostile one costs little.
  private static final int CHARACTERS_AT_MOST = 1 << 20;

  private TritonConfigText() {}

  /// What a file holds, or why it cannot be read.
  ///
  /// @param config null = it cannot be read
  /// @param problems with line and column
  /// @param locations where its fields are
  record Parsed(@Nullable ModelConfig config, List<Problem> problems, TritonLocations locations) {
    public Parsed {
      problems = List.copyOf(problems);
    }

    public Optional<ModelConfig> found() {
      return Optional.ofNullable(config);
    }
  }

  /// @param path for messages
  static Parsed parse(String text, String path) {
    if (text.length() > CHARACTERS_AT_MOST) {
      return unreadable(
          path,
          "line 1, column 1",
          "The file has %d characters, more than %d.".formatted(text.length(), CHARACTERS_AT_MOST));
    }
    var builder = ModelConfig.newBuilder();
    var locations = TextFormatParseInfoTree.builder();
    try {
      TextFormat.Parser.newBuilder()
          .setParseInfoTreeBuilder(locations)
          .build()
          .merge(text, builder);
      return new Parsed(builder.build(), List.of(), new TritonLocations(locations.build()));
    } catch (TextFormat.ParseException e) {
      String message = String.valueOf(e.getMessage()).replaceFirst("^\\d+:\\d+: ", "");
      return unreadable(
          path,
          "line %d, column %d".formatted(e.getLine(), e.getColumn()),
          message.endsWith(".") ? message : message + ".");
    }
  }

  private static Parsed unreadable(String path, String location, String message) {
    return new Parsed(
        null,
        List.of(
            Problem.error(
                path, location, message, "Compare it with Triton's model configuration guide.")),
        TritonLocations.NONE);
  }

  /// The text, keys in the order of their field numbers.
  static String write(ModelConfig config) {
    return TextFormat.printer().printToString(config);
  }
}

package io.optimum.workbench.exporter.triton;

import com.google.protobuf.TextFormat;
import io.optimum.workbench.domain.Problem;
import io.optimum.workbench.exporter.triton.proto.TritonConfig.ModelConfig;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// `config.pbtxt` as text and back: protobuf's text format over the server's message.
public final class TritonConfigText {
  private TritonConfigText() {}

  /// What a file holds, or why it cannot be read.
  ///
  /// @param config null = it cannot be read
  /// @param problems with line and column
  public record Parsed(@Nullable ModelConfig config, List<Problem> problems) {
    public Parsed {
      problems = List.copyOf(problems);
    }

    public Optional<ModelConfig> found() {
      return Optional.ofNullable(config);
    }
  }

  /// @param path for messages
  public static Parsed parse(String text, String path) {
    var builder = ModelConfig.newBuilder();
    try {
      TextFormat.Parser.newBuilder().build().merge(text, builder);
      return new Parsed(builder.build(), List.of());
    } catch (TextFormat.ParseException e) {
      String message = String.valueOf(e.getMessage()).replaceFirst("^\\d+:\\d+: ", "");
      return new Parsed(
          null,
          List.of(
              Problem.error(
                  path,
                  "line %d, column %d".formatted(e.getLine(), e.getColumn()),
                  message.endsWith(".") ? message : message + ".",
                  "Compare it with Triton's model configuration guide.")));
    }
  }

  /// The text, keys in the order of their field numbers.
  static String write(ModelConfig config) {
    return TextFormat.printer().printToString(config);
  }
}

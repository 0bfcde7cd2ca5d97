package io.optimum.workbench.cli.terminal;

import io.optimum.workbench.codec.JsonCodec;
import io.optimum.workbench.domain.Problem;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.IntSupplier;

/// Where commands write: results to standard output, everything else to standard error.
public final class Output {
  private final PrintWriter out;
  private final PrintWriter err;
  private final JsonCodec codec;
  private final IntSupplier columns;
  private boolean answered;

  /// @param columns characters of a line, asked when a table is printed
  public Output(PrintWriter out, PrintWriter err, JsonCodec codec, IntSupplier columns) {
    this.out = out;
    this.err = err;
    this.codec = codec;
    this.columns = columns;
  }

  /// Characters of a line of the terminal.
  public int columns() {
    return columns.getAsInt();
  }

  /// The one JSON object of a command.
  public void json(Object value) {
    answered = true;
    out.print(new String(codec.write(value), StandardCharsets.UTF_8));
    out.flush();
  }

  /// The same as the content of a file.
  public byte[] jsonFile(Object value) {
    return codec.write(value);
  }

  /// In place of the result, unless that was printed before the failure.
  public void failure(Object value) {
    if (!answered) {
      json(value);
    }
  }

  public void line(String text) {
    out.println(text);
    out.flush();
  }

  public void note(String text) {
    err.println(text);
    err.flush();
  }

  public void problems(List<Problem> problems) {
    for (Problem problem : problems) {
      note(
          switch (problem.severity()) {
            case ERROR -> "error: " + problem.line();
            case WARNING -> "warning: " + problem.line();
          });
    }
  }

  public TerminalProgress progress() {
    return new TerminalProgress(err);
  }
}

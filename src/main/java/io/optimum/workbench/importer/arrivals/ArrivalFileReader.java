package io.optimum.workbench.importer.arrivals;

import io.optimum.workbench.domain.Problem;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// Reads recorded arrivals: a CSV file of one column, a time per line, ascending. A first line that
/// is no number is a header and names the unit (`arrival_ms`); without one, times are seconds.
/// Nothing is thrown for what is in a file: that becomes problems.
public final class ArrivalFileReader {
  /// A measurement stores the load it was made with: more would make journals unwieldy.
  public static final int MAX_ARRIVALS = 200_000;

  /// Room for 40 characters per arrival.
  private static final int MAX_BYTES = 40 * MAX_ARRIVALS;

  public ArrivalFile read(Path path) {
    String name = path.toString();
    try (InputStream in = Files.newInputStream(path)) {
      byte[] bytes = in.readNBytes(MAX_BYTES + 1);
      if (bytes.length > MAX_BYTES) {
        return failed(
            name,
            "The file is larger than %d bytes.".formatted(MAX_BYTES),
            "Cut the recording to %d arrivals.".formatted(MAX_ARRIVALS));
      }
      return parse(name, text(bytes));
    } catch (NoSuchFileException e) {
      return failed(name, "There is no such file.", "Check the path.");
    } catch (AccessDeniedException e) {
      return failed(name, "The file may not be read.", "Check the rights on it.");
    } catch (CharacterCodingException e) {
      return failed(name, "This is not text in UTF-8.", "Save it as a CSV file in UTF-8.");
    } catch (IOException e) {
      return failed(
          name, "The file cannot be read: %s.".formatted(e.getMessage()), "Give a CSV file.");
    }
  }

  private static ArrivalFile parse(String name, String text) throws IOException {
    ArrivalColumn column = new ArrivalColumn(name);
    BufferedReader lines = new BufferedReader(new StringReader(text));
    String line = lines.readLine();
    while (line != null && column.add(line)) {
      line = lines.readLine();
    }
    return column.end();
  }

  private static String text(byte[] bytes) throws CharacterCodingException {
    String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    return text.startsWith("\uFEFF") ? text.substring(1) : text;
  }

  private static ArrivalFile failed(String name, String message, String advice) {
    return new ArrivalFile(Optional.empty(), List.of(Problem.error(name, "", message, advice)));
  }
}

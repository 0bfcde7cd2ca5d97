package io.optimum.workbench.importer.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.optimum.workbench.domain.Problem;
import io.optimum.workbench.domain.Problem.Severity;
import io.optimum.workbench.importer.Fixtures;
import io.optimum.workbench.importer.ImportResult;
import io.optimum.workbench.importer.file.FileNotes;
import io.optimum.workbench.task.Progress;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Damages files of an engine in many seeded ways: whatever happens is a result or a problem, and
/// never another exception.
class MutatedFilesTest {
  private static final int READER_CASES = 600;
  private static final int IMPORT_CASES = 40;
  private static final String[] TOKENS = {
    "[",
    "]",
    "{",
    "}",
    "\"",
    ",",
    ":",
    "null",
    "true",
    "-1",
    "1e308",
    "1e999",
    "0",
    "NaN",
    "[profile 1]",
    "99999999999999999999",
    "\u001e",
    "\\",
    "\"Name\"",
    "\"count\"",
    "splitK_0_",
    "é"
  };

  @TempDir private Path folder;

  @BeforeEach
  void copy() throws IOException {
    Fixtures.copyTiny(folder);
    Files.write(folder.resolve("tiny.onnx.engine"), Fixtures.ultralyticsPlan());
  }

  @ParameterizedTest
  @CsvSource({
    "LAYER_INFO, tiny.onnx.engine.graph.json",
    "LAYER_TIMES, tiny.onnx.engine.profile.json",
    "REQUEST_TIMES, tiny.onnx.engine.timing.json",
    "METADATA, tiny.onnx.engine.profile.metadata.json",
    "DEVICE_PROPERTIES, tiny.onnx.engine.metadata.json",
    "TENSORRT_PLAN, tiny.onnx.engine"
  })
  void aReaderOnlyRefusesWhatItCannotTake(ProfileFormat format, String name) throws IOException {
    byte[] whole = Files.readAllBytes(folder.resolve(name));
    FileNotes notes = new FileNotes(name, new ArrayList<>());
    int taken = 0;
    for (int seed = 0; seed < READER_CASES; seed++) {
      byte[] damaged = mutate(whole, new Random(seed));
      try {
        Files.write(folder.resolve("damaged"), damaged);
        var file = new SourceFile(folder.resolve("damaged"), Progress.none());
        assertThat(format.reader().read(file, notes)).isNotNull();
        taken++;
      } catch (IOException refused) {
        assertThat(refused.getMessage()).as("seed %d", seed).isNotBlank();
      }
    }
    assertThat(taken).isBetween(1, READER_CASES - 1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "tiny.onnx.engine.graph.json",
        "tiny.onnx.engine.profile.json",
        "tiny.onnx.engine.timing.json",
        "tiny.onnx.engine.profile.metadata.json",
        "tiny.onnx.engine.metadata.json",
        "tiny.onnx.engine"
      })
  void anImportWithADamagedFileTellsWhatIsLost(String name) throws IOException {
    Path file = folder.resolve(name);
    byte[] whole = Files.readAllBytes(file);
    for (int seed = 0; seed < IMPORT_CASES; seed++) {
      Files.write(file, mutate(whole, new Random(seed)));
      ImportResult result = Fixtures.read(folder);
      boolean told =
          result.problems().stream().map(Problem::severity).anyMatch(Severity.ERROR::equals);
      assertThat(result.profiles().isEmpty() && !told).as("lost in silence: %d", seed).isFalse();
    }
  }

  private static byte[] mutate(byte[] whole, Random random) {
    byte[] bytes = whole.clone();
    int at = random.nextInt(bytes.length);
    return switch (random.nextInt(5)) {
      case 0 -> slice(bytes, 0, at);
      case 1 -> {
        bytes[at] = (byte) random.nextInt(256);
        yield bytes;
      }
      case 2 ->
          join(slice(bytes, 0, at), slice(bytes, Math.min(bytes.length, at + 9), bytes.length));
      case 3 -> join(slice(bytes, 0, at), slice(bytes, at / 2, bytes.length));
      default -> {
        byte[] token = TOKENS[random.nextInt(TOKENS.length)].getBytes(StandardCharsets.UTF_8);
        yield join(slice(bytes, 0, at), token, slice(bytes, at, bytes.length));
      }
    };
  }

  private static byte[] slice(byte[] bytes, int from, int to) {
    return java.util.Arrays.copyOfRange(bytes, from, to);
  }

  private static byte[] join(byte[]... parts) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      out.writeBytes(part);
    }
    return out.toByteArray();
  }
}

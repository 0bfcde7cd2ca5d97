package io.optimum.workbench.codec;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.optimum.workbench.Sheets;
import io.optimum.workbench.domain.gpu.GpuId;
import io.optimum.workbench.domain.gpu.GpuSpec;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/// The published schema and the program refuse the same sheets, each naming the figure.
class GpuSchemaTest {
  private static final JsonCodec CODEC = new JsonCodec();
  private static final GpuSheets SHEETS = new GpuSheets(CODEC);
  private static final SchemaRegistry REGISTRY =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
  private static final Schema SCHEMA = REGISTRY.getSchema(text(), InputFormat.JSON);

  static List<GpuSpec> shipped() {
    return Sheets.ALL;
  }

  @Test
  void theSchemaIsOfTheDraftItNames() {
    Schema draft =
        REGISTRY.getSchema(SchemaLocation.of("https://json-schema.org/draft/2020-12/schema"));
    assertThat(draft.validate(text(), InputFormat.JSON)).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("shipped")
  void everyShippedSheetFollowsIt(GpuSpec gpu) {
    assertThat(SCHEMA.validate(new String(CODEC.write(gpu), UTF_8), InputFormat.JSON)).isEmpty();
  }

  @Test
  void aSheetOfAnotherGpuIsTaken() {
    assertThat(SHEETS.own(mine().getBytes(UTF_8), "mine.json").id()).isEqualTo(new GpuId("mine"));
    assertThat(SCHEMA.validate(mine(), InputFormat.JSON)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "smCount             | \"smCount\": 68             | \"smCount\": 0",
        "smCount             | \"smCount\": 68             | \"smCount\": \"many\"",
        "smCount             | \"smCount\": 68             | \"smCount\": \"68\"",
        "smCount             | \"smCount\": 68             | \"smCount\": 68.5",
        "smCount             | \"smCount\": 68,            | \"\"",
        "name                | \"name\": \"NVIDIA GeForce RTX 3080\" | \"name\": null",
        "name                | \"name\": \"NVIDIA GeForce RTX 3080\" | \"name\": 7",
        "copyEngines         | \"copyEngines\": \"CUDA sample deviceQuery: copy engines of NVIDIA"
            + " GeForce RTX 3090, CUDA 11.8, the same chip; source not opened when the sheet was"
            + " checked\" | \"copyEngines\": null",
        "FP32                | \"FP32\": 2.977E13         | \"FP32\": null",
        "dramBytesPerSecond  | \"dramBytesPerSecond\": 7.6E11 | \"dramBytesPerSecond\": -1",
        "dramBytesPerSecond  | \"dramBytesPerSecond\": 7.6E11 | \"dramBytesPerSecond\": 760",
        "boostClockHertz     | \"boostClockHertz\": 1.71E9 | \"boostClockHertz\": 1710",
        "boardPowerWatts     | \"boardPowerWatts\": 320.0  | \"boardPowerWatts\": null",
        "threads             | \"threads\": 1536           | \"threads\": 0",
        "FP99                | \"FP32\"                    | \"FP99\"",
        "colour              | \"smCount\": 68             | \"smCount\": 68, \"colour\": 1",
        "computeCapability   | \"computeCapability\": \"8.6\" | \"computeCapability\": \"ampere\"",
        "id                  | \"id\": \"mine\"            | \"id\": \"My GPU\"",
        "sources.copyEngines | \"copyEngines\": \"CUDA     | \"copyEngine\": \"CUDA",
        "sources.smLimits    | \"smLimits\": \"CUDA C++ Programming Guide, Technical Specifications"
            + " per Compute Capability, column 8.6; source not opened when the sheet was checked\""
            + " | \"smLimits\": \" \"",
        "sources.memoryBytes | \"memoryBytes\": \"CUDA     | \"memory\": \"CUDA"
      })
  void aWrongSheetIsRefusedByBothWithTheFigureNamed(String figure, String right, String wrong) {
    String json = mine().replace(right, wrong.equals("\"\"") ? "" : wrong);
    assertThat(mine()).contains(right);
    assertThat(SCHEMA.validate(json, InputFormat.JSON)).isNotEmpty();
    assertThatThrownBy(() -> SHEETS.own(json.getBytes(UTF_8), "mine.json"))
        .isInstanceOf(JsonException.class)
        .hasMessageContaining("mine.json")
        .hasMessageContaining(figure);
  }

  @Test
  void aWrongUnitIsShownWithTheValue() {
    String json = mine().replace("\"boostClockHertz\": 1.71E9", "\"boostClockHertz\": 1710");
    assertThatThrownBy(() -> SHEETS.own(json.getBytes(UTF_8), "mine.json"))
        .hasMessageContaining("(1710) must lie in")
        .hasMessageContaining("Is it in Hz, not MHz?");
  }

  @Test
  void theIdOfAShippedSheetNeedsItsFigures() {
    String json = mine().replace("\"id\": \"mine\"", "\"id\": \"rtx-3080\"");
    assertThat(SHEETS.own(json.getBytes(UTF_8), "rtx-3080.json").smCount()).isEqualTo(68);
    String other = json.replace("\"smCount\": 68", "\"smCount\": 70");
    assertThatThrownBy(() -> SHEETS.own(other.getBytes(UTF_8), "rtx-3080.json"))
        .hasMessageContaining("rtx-3080")
        .hasMessageContaining("has another smCount")
        .hasMessageContaining("an id of its own");
  }

  private static String mine() {
    String json = new String(CODEC.write(Sheets.of("rtx-3080")), UTF_8);
    return json.replace("\"id\": \"rtx-3080\"", "\"id\": \"mine\"");
  }

  private static String text() {
    try {
      return Files.readString(Path.of("assets/schema/gpu.schema.json"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

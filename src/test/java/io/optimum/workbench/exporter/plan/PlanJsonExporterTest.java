package io.optimum.workbench.exporter.plan;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.optimum.workbench.Golden;
import io.optimum.workbench.codec.JsonCodec;
import io.optimum.workbench.codec.JsonException;
import io.optimum.workbench.domain.plan.Plan;
import io.optimum.workbench.domain.plan.Sampling;
import io.optimum.workbench.domain.run.Sharing;
import io.optimum.workbench.exporter.ExportBundle;
import io.optimum.workbench.exporter.ExportFixture;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlanJsonExporterTest {
  private final JsonCodec codec = new JsonCodec();
  private final PlanJsonReader reader = new PlanJsonReader(codec);

  @Test
  void thePlanIsWrittenAsTheGoldenFile() {
    Golden.check("exporter/plan.json", json(ExportFixture.plan()));
  }

  @Test
  void thePlanFollowsItsSchema() {
    assertThat(schema().validate(json(ExportFixture.plan()), InputFormat.JSON)).isEmpty();
  }

  @Test
  void theSchemaIsOfTheDraftItNames() {
    Schema meta =
        SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(
                com.networknt.schema.SchemaLocation.of(
                    "https://json-schema.org/draft/2020-12/schema"));
    assertThat(meta.validate(PlanJsonExporter.schema(), InputFormat.JSON)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "'\"formatVersion\": 2', '\"formatVersion\": 1'",
    "'\"source\": \"SIMULATOR\"', '\"source\": \"GUESS\"'",
    "'\"batchSize\": 8', '\"batchSize\": 0'",
    "'\"deviceSeconds\"', '\"deviceMinutes\"'",
    "'\"type\": \"tokenBucket\"', '\"type\": \"leakyBucket\"'"
  })
  void theSchemaRefusesWhatIsNoPlan(String right, String wrong) {
    String json = json(ExportFixture.plan());
    assertThat(json).contains(right);
    assertThat(schema().validate(json.replace(right, wrong), InputFormat.JSON)).isNotEmpty();
  }

  @Test
  void readingGivesTheSamePlan() {
    for (Sharing sharing : Sharing.values()) {
      Plan plan = ExportFixture.plan(sharing, Sharing.MPS);
      assertThat(reader.read(json(plan).getBytes(UTF_8), "plan.json").plan()).isEqualTo(plan);
    }
  }

  @Test
  void theSchemaLiesBesideThePlan() {
    ExportBundle bundle = bundle(ExportFixture.plan());
    assertThat(bundle.files())
        .extracting(ExportBundle.ExportFile::path)
        .containsExactly("plan.json", "plan.schema.json");
    assertThat(bundle.complete()).isTrue();
  }

  @Test
  void aPlanOfANewerVersionIsNamed() {
    String newer =
        json(ExportFixture.plan()).replace("\"formatVersion\": 2", "\"formatVersion\": 9");
    assertThatThrownBy(() -> reader.read(newer.getBytes(UTF_8), "plan.json"))
        .isInstanceOf(JsonException.class)
        .hasMessageContaining("plan.json: The formatVersion is (9); this program reads 1 and 2.");
  }

  @Test
  void aPlanOfTheFirstVersionDoesNotSayHowMuchWasObserved() {
    String first =
        json(ExportFixture.plan())
            .replace("\"formatVersion\": 2", "\"formatVersion\": 1")
            .replaceAll("(?s)\\s*\"sampling\": \\{.*?},", "");
    assertThat(first).doesNotContain("sampling");
    Plan plan = reader.read(first.getBytes(UTF_8), "plan.json").plan();
    assertThat(plan.gpus().getFirst().deployments().getFirst().sampling())
        .isEqualTo(new Sampling.NotKnown("Not kept: an older program wrote this."));
  }

  @Test
  void anotherJsonFileIsNoPlan() {
    assertThatThrownBy(() -> reader.read("{\"a\": 1}".getBytes(UTF_8), "x.json"))
        .isInstanceOf(JsonException.class)
        .hasMessageContaining("x.json: The format is (), not optimum-workbench-plan.");
  }

  private String json(Plan plan) {
    return ((ExportBundle.ExportFile.Text) bundle(plan).files().getFirst()).content();
  }

  private ExportBundle bundle(Plan plan) {
    return new PlanJsonExporter(codec).export(ExportFixture.request(Path.of("."), plan));
  }

  private static Schema schema() {
    return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
        .getSchema(PlanJsonExporter.schema(), InputFormat.JSON);
  }
}

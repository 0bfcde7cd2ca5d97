package io.optimum.workbench.exporter.plan;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.optimum.workbench.codec.JsonCodec;
import io.optimum.workbench.domain.plan.Plan;
import io.optimum.workbench.exporter.ExportBundle;
import io.optimum.workbench.exporter.ExportRequest;
import io.optimum.workbench.exporter.Exporter;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;

/// The plan as one JSON file, beside the schema that describes it: for other programs and for the
/// record. [PlanJsonReader] reads it back to the same plan.
public final class PlanJsonExporter implements Exporter {
  private static final String SCHEMA = "plan.schema.json";
  private final JsonCodec codec;

  public PlanJsonExporter(JsonCodec codec) {
    this.codec = codec;
  }

  @Override
  public String target() {
    return "plan";
  }

  @Override
  public String title() {
    return "Plan as JSON";
  }

  @Override
  public ExportBundle export(ExportRequest request) {
    String json = new String(codec.write(new PlanDocumentMaker(request).document()), UTF_8);
    return new ExportBundle(
        List.of(
            new ExportBundle.ExportFile.Text("plan.json", json, false),
            new ExportBundle.ExportFile.Text(SCHEMA, schema(), false)),
        List.of(),
        true);
  }

  /// The JSON Schema (draft 2020-12) of `plan.json`.
  public static String schema() {
    try (InputStream in = Plan.class.getResourceAsStream("/assets/schema/" + SCHEMA)) {
      if (in == null) {
        throw new IllegalStateException(
            "The schema assets/schema/%s is not on the class path. Is the build complete?"
                .formatted(SCHEMA));
      }
      return new String(in.readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

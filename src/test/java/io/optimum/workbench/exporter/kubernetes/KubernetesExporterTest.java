package io.optimum.workbench.exporter.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import io.kubernetes.client.openapi.models.V1ConfigMap;
import io.kubernetes.client.openapi.models.V1Deployment;
import io.kubernetes.client.openapi.models.V1PersistentVolumeClaim;
import io.kubernetes.client.openapi.models.V1Service;
import io.optimum.workbench.Golden;
import io.optimum.workbench.domain.Problem;
import io.optimum.workbench.domain.run.Sharing;
import io.optimum.workbench.exporter.ExportBundle;
import io.optimum.workbench.exporter.ExportBundle.ExportFile;
import io.optimum.workbench.exporter.ExportFixture;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// Manifests are checked by the models of Kubernetes' own client, which are made from its OpenAPI
/// schemas and refuse keys that the schema does not have.
class KubernetesExporterTest {
  private final ObjectMapper yaml = new ObjectMapper(new YAMLFactory());

  @Test
  void theManifestsAreTheGoldenFiles() {
    ExportBundle bundle = export(Sharing.STREAMS, Sharing.MPS);
    for (ExportFile each : bundle.files()) {
      Golden.check("exporter/k8s/" + each.path(), ((ExportFile.Text) each).content());
    }
    assertThat(bundle.complete()).isTrue();
  }

  @ParameterizedTest
  @EnumSource(Sharing.class)
  void everyObjectFollowsTheSchemaOfItsKind(Sharing sharing) throws IOException {
    List<String> kinds = new ArrayList<>();
    for (ExportFile file : export(sharing, Sharing.MPS).files()) {
      if (file.path().endsWith(".yaml") && !file.path().equals("kustomization.yaml")) {
        for (JsonNode object : objects(file)) {
          validate(object);
          kinds.add(object.get("kind").asText());
        }
      }
    }
    assertThat(kinds).contains("Deployment", "Service", "PersistentVolumeClaim", "ConfigMap");
  }

  @Test
  void aKeyThatTheSchemaDoesNotHaveIsSeen() throws IOException {
    String text = text(export(Sharing.STREAMS, Sharing.MPS), "gpu0.yaml");
    JsonNode wrong = objects(text.replace("livenessProbe", "lifenessProbe")).getFirst();
    assertThatThrownBy(() -> validate(wrong)).hasMessageContaining("lifenessProbe");
  }

  @Test
  void everyProcessTakesOneGpuOfItsNodeAndServesItsRepository() throws IOException {
    JsonNode spec =
        objects(text(export(Sharing.STREAMS, Sharing.MPS), "gpu1-resnet50-fp16-2.yaml"))
            .getFirst()
            .at("/spec/template/spec");
    assertThat(spec.at("/nodeSelector/optimum-workbench~1plan-gpu").asText()).isEqualTo("gpu1");
    JsonNode container = spec.at("/containers/0");
    assertThat(container.at("/resources/limits/nvidia.com~1gpu").asInt()).isOne();
    assertThat(container.at("/args/0").asText())
        .isEqualTo("--model-repository=/models/gpu1-resnet50-fp16-2");
    assertThat(container.at("/readinessProbe/httpGet/path").asText()).isEqualTo("/v2/health/ready");
  }

  @ParameterizedTest
  @CsvSource({"MPS, mps", "GREEN_CONTEXT, mps", "TIME_SLICED, timeSlicing"})
  void theDevicePluginGivesOneReplicaPerProcess(Sharing sharing, String key) throws IOException {
    String config =
        objects(text(export(Sharing.STREAMS, sharing), "device-plugin.yaml"))
            .getFirst()
            .at("/data/gpu1")
            .asText();
    JsonNode plugin = objects(config).getFirst();
    assertThat(plugin.at("/sharing/%s/resources/0/replicas".formatted(key)).asInt()).isEqualTo(2);
    assertThat(plugin.get("sharing")).hasSize(1);
  }

  @Test
  void sharesThatAreNotEqualAreALoss() {
    assertThat(export(Sharing.STREAMS, Sharing.MPS).problems())
        .extracting(Problem::message)
        .contains(
            "resnet50-fp16 has 60.0 % of the SMs in the plan; the device plugin gives each of 2"
                + " replicas 50.0 %.");
    assertThat(text(export(Sharing.STREAMS, Sharing.MPS), "README.md"))
        .contains("60.0 % of the SMs");
  }

  @ParameterizedTest
  @CsvSource({"gpu0, gpu0", "gpu0-a.b_c, gpu0-a-b-c-dec912b0", "gpu0-a-b_c, gpu0-a-b-c-dec89e51"})
  void namesAreLabelsAndStayDifferent(String name, String label) {
    assertThat(KubernetesName.of(name)).isEqualTo(label).matches("[a-z]([-a-z0-9]*[a-z0-9])?");
  }

  @Test
  void aLongNameIsALabel() {
    assertThat(KubernetesName.of("gpu0-" + "x.".repeat(60)))
        .hasSizeLessThanOrEqualTo(52)
        .matches("[a-z]([-a-z0-9]*[a-z0-9])?");
  }

  private static void validate(JsonNode object) throws IOException {
    JsonElement json = JsonParser.parseString(object.toString());
    switch (object.get("kind").asText()) {
      case "Deployment" -> V1Deployment.validateJsonElement(json);
      case "Service" -> V1Service.validateJsonElement(json);
      case "ConfigMap" -> V1ConfigMap.validateJsonElement(json);
      case "PersistentVolumeClaim" -> V1PersistentVolumeClaim.validateJsonElement(json);
      default -> throw new IOException("No schema for " + object.get("kind"));
    }
  }

  private List<JsonNode> objects(ExportFile file) throws IOException {
    return objects(((ExportFile.Text) file).content());
  }

  private List<JsonNode> objects(String text) throws IOException {
    try (MappingIterator<JsonNode> all = yaml.readerFor(JsonNode.class).readValues(text)) {
      return all.readAll();
    }
  }

  private static ExportBundle export(Sharing first, Sharing second) {
    return new KubernetesExporter()
        .export(ExportFixture.request(Path.of("."), ExportFixture.plan(first, second)));
  }

  private static String text(ExportBundle bundle, String path) {
    return bundle.files().stream()
        .filter(each -> each.path().equals(path))
        .map(each -> ((ExportFile.Text) each).content())
        .findFirst()
        .orElseThrow();
  }
}

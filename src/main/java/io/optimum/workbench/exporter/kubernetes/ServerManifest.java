package io.optimum.workbench.exporter.kubernetes;

import io.optimum.workbench.domain.run.Sharing;
import io.optimum.workbench.exporter.process.ServerProcess;
import io.optimum.workbench.exporter.text.Yaml;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A Deployment and a Service per server process. The pod takes one GPU, or one replica of a shared
/// one, of a node that is labelled for its GPU of the plan.
final class ServerManifest {
  static final String IMAGE = "nvcr.io/nvidia/tritonserver";
  static final String CLAIM = "optimum-models";

  /// The node label that says which GPU of the plan a node serves.
  static final String NODE_LABEL = "optimum-workbench/plan-gpu";

  private final ServerProcess server;
  private final String name;
  private final Map<String, Object> labels;

  private ServerManifest(ServerProcess server) {
    this.server = server;
    this.name = KubernetesName.of(server.name());
    this.labels =
        ordered("app.kubernetes.io/name", "tritonserver", "app.kubernetes.io/instance", name);
  }

  /// Both objects in one file.
  static String of(ServerProcess server) {
    ServerManifest manifest = new ServerManifest(server);
    return Yaml.document(manifest.deployment()) + "---\n" + Yaml.document(manifest.service());
  }

  private Map<String, Object> deployment() {
    return ordered(
        "apiVersion",
        "apps/v1",
        "kind",
        "Deployment",
        "metadata",
        ordered("name", name, "labels", labels),
        "spec",
        ordered(
            "replicas",
            1,
            "strategy",
            ordered("type", "Recreate"),
            "selector",
            ordered("matchLabels", labels),
            "template",
            ordered("metadata", ordered("labels", labels), "spec", pod())));
  }

  private Map<String, Object> pod() {
    return ordered(
        "nodeSelector",
        ordered(NODE_LABEL, node(server)),
        "tolerations",
        List.of(ordered("key", "nvidia.com/gpu", "operator", "Exists", "effect", "NoSchedule")),
        "containers",
        List.of(container()),
        "volumes",
        List.of(
            ordered(
                "name",
                "models",
                "persistentVolumeClaim",
                ordered("claimName", CLAIM, "readOnly", true))));
  }

  private Map<String, Object> container() {
    return ordered(
        "name",
        "tritonserver",
        "image",
        IMAGE,
        "command",
        List.of("tritonserver"),
        "args",
        List.of("--model-repository=/models/" + server.name()),
        "ports",
        List.of(port("http", 8000), port("grpc", 8001), port("metrics", 8002)),
        "startupProbe",
        probe("ready", 5, 120),
        "readinessProbe",
        probe("ready", 5, 3),
        "livenessProbe",
        probe("live", 10, 3),
        "resources",
        ordered(
            "requests",
            ordered("cpu", "1", "memory", "4Gi"),
            "limits",
            ordered("nvidia.com/gpu", 1)),
        "securityContext",
        ordered("allowPrivilegeEscalation", false, "capabilities", ordered("drop", List.of("ALL"))),
        "volumeMounts",
        List.of(ordered("name", "models", "mountPath", "/models", "readOnly", true)));
  }

  /// Loading engines takes time: the start may last ten minutes.
  private static Map<String, Object> probe(String health, int periodSeconds, int failures) {
    return ordered(
        "httpGet",
        ordered("path", "/v2/health/" + health, "port", "http"),
        "periodSeconds",
        periodSeconds,
        "failureThreshold",
        failures);
  }

  private Map<String, Object> service() {
    return ordered(
        "apiVersion",
        "v1",
        "kind",
        "Service",
        "metadata",
        ordered("name", name, "labels", labels),
        "spec",
        ordered(
            "selector",
            labels,
            "ports",
            List.of(target("http", 8000), target("grpc", 8001), target("metrics", 8002))));
  }

  private static Map<String, Object> port(String name, int port) {
    return ordered("name", name, "containerPort", port);
  }

  private static Map<String, Object> target(String name, int port) {
    return ordered("name", name, "port", port, "targetPort", name);
  }

  /// The value of the node label.
  static String node(ServerProcess server) {
    return "gpu" + server.gpu().ordinal();
  }

  /// Whether several processes share its GPU.
  static boolean shared(ServerProcess server) {
    return server.gpu().sharing() != Sharing.STREAMS && server.gpu().deployments().size() > 1;
  }

  /// Keys and values in turn.
  static Map<String, Object> ordered(Object... pairs) {
    Map<String, Object> map = new LinkedHashMap<>();
    for (int i = 0; i < pairs.length; i += 2) {
      map.put((String) pairs[i], pairs[i + 1]);
    }
    return map;
  }
}

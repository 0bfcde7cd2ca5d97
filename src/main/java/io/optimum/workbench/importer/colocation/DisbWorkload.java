package io.optimum.workbench.importer.colocation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.optimum.workbench.codec.JsonCodec;
import io.optimum.workbench.domain.load.Admission;
import io.optimum.workbench.domain.load.ArrivalProcess;
import io.optimum.workbench.domain.load.Load;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The loads of one DISB workload file. Open-loop clients serve the newest request and drop the
/// ones that waited before it.
final class DisbWorkload {
  private static final long MOST_BYTES = 64 << 20;
  private static final long NANOS_PER_MILLI = 1_000_000;

  private DisbWorkload() {}

  /// By client, in the order of the file.
  static Map<String, Load> loads(Path file) throws IOException {
    Map<String, Load> loads = new LinkedHashMap<>();
    for (JsonNode task : tree(file).path("tasks")) {
      String id = task.path("id").asText();
      loads.put(id, load(file, id, task.path("load")));
    }
    return loads;
  }

  private static JsonNode tree(Path file) throws IOException {
    if (!Files.exists(file)) {
      throw new NoSuchFileException(
          "%s is missing: it says how the clients of this mix were loaded.".formatted(file));
    }
    if (Files.size(file) > MOST_BYTES) {
      throw new IllegalArgumentException("%s is above 64 MiB: no workload.".formatted(file));
    }
    try {
      return JsonMapper.builder().build().readTree(file.toFile());
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(
          "%s is no JSON: %s".formatted(file, JsonCodec.words(e)), e);
    }
  }

  private static Load load(Path file, String id, JsonNode load) {
    String type = load.path("type").asText();
    return switch (type) {
      case "continuous" -> Load.closedLoop();
      case "periodic" -> newest(new ArrivalProcess.Constant(load.path("frequency").asDouble()));
      case "poisson" -> newest(new ArrivalProcess.Poisson(load.path("frequency").asDouble()));
      case "trace" -> newest(new ArrivalProcess.Recorded(nanos(load.path("trace"))));
      default ->
          throw new IllegalArgumentException(
              "%s: the load of %s is of type '%s'; known are continuous, periodic, poisson and trace."
                  .formatted(file, id, type));
    };
  }

  private static Load newest(ArrivalProcess arrivals) {
    return Load.queued(arrivals).withAdmission(Admission.NEWEST_WINS);
  }

  private static List<Long> nanos(JsonNode millis) {
    List<Long> times = new ArrayList<>();
    millis.forEach(each -> times.add(Math.round(each.asDouble() * NANOS_PER_MILLI)));
    return times;
  }
}

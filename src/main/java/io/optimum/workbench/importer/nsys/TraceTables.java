package io.optimum.workbench.importer.nsys;

import io.optimum.workbench.domain.run.StreamPriority;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The small tables of a trace: texts, GPUs, streams, version.
final class TraceTables {
  private static final int ROWS = 5_000_000;
  private static final int TEXT_CHARS = 4_000;

  private final NsysDatabase database;

  TraceTables(NsysDatabase database) {
    this.database = database;
  }

  /// The text of each id; its number where the table lacks it.
  List<String> texts(List<Long> ids) throws IOException {
    Map<Long, String> found = new HashMap<>();
    Set<Long> wanted = new HashSet<>(ids);
    if (database.hasAll("StringIds", "id", "value") && !ids.isEmpty()) {
      database.query(
          "SELECT id, substr(value, 1, %d) FROM StringIds".formatted(TEXT_CHARS),
          ROWS,
          row -> {
            long id = row.getLong(1);
            String text = wanted.contains(id) ? row.getString(2) : null;
            if (text != null && !text.isBlank()) {
              found.put(id, text);
            }
          });
    }
    return ids.stream().map(id -> found.getOrDefault(id, "kernel " + id)).toList();
  }

  /// The GPUs by their CUDA device number.
  List<TracedGpu> gpus() throws IOException {
    List<TracedGpu> gpus = new ArrayList<>();
    String table = "TARGET_INFO_GPU";
    if (database.hasAll(table, "id", "name")) {
      Map<Long, Integer> devices = devices();
      database.query(
          "SELECT id, name, %s, %s FROM %s"
              .formatted(
                  database.columnOr(table, "smCount", "0"),
                  database.columnOr(table, "cuDevice", "id"),
                  table),
          ROWS,
          row -> {
            String name = row.getString(2);
            int device = devices.getOrDefault(row.getLong(1), row.getInt(4));
            gpus.add(new TracedGpu(device, name == null ? "" : name, row.getInt(3)));
          });
    }
    return gpus;
  }

  private Map<Long, Integer> devices() throws IOException {
    Map<Long, Integer> devices = new HashMap<>();
    if (database.hasAll("TARGET_INFO_CUDA_DEVICE", "gpuId", "cudaId")) {
      database.query(
          "SELECT gpuId, cudaId FROM TARGET_INFO_CUDA_DEVICE",
          ROWS,
          row -> devices.put(row.getLong(1), row.getInt(2)));
    }
    return devices;
  }

  /// By stream id: CUDA counts down, 0 is the lowest and the default.
  Map<Integer, StreamPriority> priorities() throws IOException {
    Map<Integer, StreamPriority> priorities = new HashMap<>();
    if (database.hasAll("TARGET_INFO_CUDA_STREAM", "streamId", "priority")) {
      database.query(
          "SELECT streamId, priority FROM TARGET_INFO_CUDA_STREAM",
          ROWS,
          row ->
              priorities.put(
                  row.getInt(1), row.getInt(2) < 0 ? StreamPriority.HIGH : StreamPriority.NORMAL));
    }
    return priorities;
  }

  /// Of Nsight Systems; empty where the export does not say.
  String version() throws IOException {
    String[] version = {""};
    if (database.hasAll("META_DATA_EXPORT", "name", "value")) {
      database.query(
          "SELECT value FROM META_DATA_EXPORT WHERE name = 'EXPORT_PRODUCT_VERSION'",
          ROWS,
          row -> {
            String text = row.getString(1);
            version[0] = text == null ? "" : text;
          });
    }
    return version[0];
  }
}

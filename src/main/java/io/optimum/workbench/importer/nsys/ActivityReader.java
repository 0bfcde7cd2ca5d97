package io.optimum.workbench.importer.nsys;

import io.optimum.workbench.importer.kernel.Launch;
import io.optimum.workbench.importer.nsys.Activities.Kind;
import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Reads kernels, copies, memory sets and whole graphs into columns. SQLite packs what fits
/// together into one number, as each value fetched costs a call into native code.
final class ActivityReader {
  private static final String KERNELS = "CUPTI_ACTIVITY_KIND_KERNEL";
  private static final String COPIES = "CUPTI_ACTIVITY_KIND_MEMCPY";
  private static final String SETS = "CUPTI_ACTIVITY_KIND_MEMSET";
  private static final String GRAPHS = "CUPTI_ACTIVITY_KIND_GRAPH_TRACE";

  /// 33 bytes each are kept: 330 MB for the largest.
  private static final int ROWS = 10_000_000;

  private static final int PROGRESS_ROWS = 1 << 16;
  private static final int NAME_BITS = 32;
  private static final long NAME_MASK = 0xFFFFFFFFL;
  private static final int GRAPH_BIT = 40;

  private final NsysDatabase database;
  private final Runnable heartbeat;
  private final Activities activities = new Activities();
  private final Numbering<Stream> streams = new Numbering<>();
  private final Numbering<Long> names = new Numbering<>();
  private final Numbering<Launch> launches = new Numbering<>();
  private final Map<PackedLaunch, Integer> packedLaunches = new HashMap<>();
  private long lastProcess;
  private long lastPlace = -1;
  private int lastLane;

  /// @param heartbeat is run every few thousand rows; it may throw to cancel
  ActivityReader(NsysDatabase database, Runnable heartbeat) {
    this.database = database;
    this.heartbeat = heartbeat;
  }

  /// A stream of a context of a process on a GPU.
  record Stream(long process, int device, int context, int stream) {}

  private record PackedLaunch(long blocks, long rest) {}

  /// Values by the order in which they first came.
  static final class Numbering<T> {
    private final Map<T, Integer> numbers = new HashMap<>();
    private final List<T> values = new ArrayList<>();

    int of(T value) {
      Integer known = numbers.putIfAbsent(value, values.size());
      if (known != null) {
        return known;
      }
      values.add(value);
      return values.size() - 1;
    }

    List<T> values() {
      return values;
    }
  }

  Activities read() throws IOException {
    if (database.hasAll(
        KERNELS, "start", "end", "deviceId", "contextId", "streamId", "shortName")) {
      database.query(kernelQuery(), ROWS, this::kernel);
    }
    if (database.hasAll(COPIES, "start", "end", "deviceId", "contextId", "streamId", "copyKind")) {
      database.query(copyQuery(COPIES, "copyKind"), ROWS, row -> plain(row, copy(row.getLong(5))));
    }
    if (database.hasAll(SETS, "start", "end", "deviceId", "contextId", "streamId")) {
      database.query(copyQuery(SETS, "0"), ROWS, row -> plain(row, Kind.MEMSET));
    }
    if (database.hasAll(GRAPHS, "start", "end", "deviceId", "contextId", "streamId")) {
      database.query(copyQuery(GRAPHS, "0"), ROWS, row -> plain(row, Kind.GRAPH));
    }
    return activities;
  }

  private String kernelQuery() {
    String graph = database.has(KERNELS, "graphNodeId") ? "(graphNodeId IS NOT NULL)" : "0";
    return """
    SELECT start, end, %s, %s,
           (%s << 32) | (shortName & 0xFFFFFFFF),
           %s * %s * %s,
           (%s * %s * %s) | (%s << 12) | ((%s + %s) << 24),
           (%s & 0x7FFFFFFF) | (%s << 40)
    FROM %s\
    """
        .formatted(
            database.columnOr(KERNELS, "globalPid", "0"),
            place(),
            database.columnOr(KERNELS, "demangledName", "shortName"),
            column("gridX"),
            column("gridY"),
            column("gridZ"),
            column("blockX"),
            column("blockY"),
            column("blockZ"),
            column("registersPerThread"),
            column("staticSharedMemory"),
            column("dynamicSharedMemory"),
            column("correlationId"),
            graph,
            KERNELS);
  }

  private String column(String name) {
    return database.columnOr(KERNELS, name, "0");
  }

  private String copyQuery(String table, String kind) {
    return "SELECT start, end, %s, %s, %s, %s FROM %s"
        .formatted(
            database.columnOr(table, "globalPid", "0"),
            place(),
            kind,
            database.columnOr(table, "bytes", "0"),
            table);
  }

  private static String place() {
    return "((deviceId & 0xFF) << 48) | ((contextId & 0xFFFFFF) << 24) | (streamId & 0xFFFFFF)";
  }

  private void kernel(ResultSet row) throws SQLException {
    long correlation = row.getLong(8);
    boolean inGraph = correlation >>> GRAPH_BIT != 0;
    int at = add(row, inGraph ? Kind.GRAPH_KERNEL : Kind.KERNEL);
    activities.name[at] = names.of(row.getLong(5));
    activities.launch[at] = launch(row.getLong(6), row.getLong(7));
    activities.correlation[at] = (int) correlation;
  }

  private void plain(ResultSet row, Kind kind) throws SQLException {
    int at = add(row, kind);
    activities.name[at] = Math.clamp(row.getLong(6), 0, Integer.MAX_VALUE);
  }

  private int add(ResultSet row, Kind kind) throws SQLException {
    if (activities.size() % PROGRESS_ROWS == 0) {
      heartbeat.run();
    }
    int at = activities.add(row.getLong(1), row.getLong(2), kind);
    activities.lane[at] = lane(row.getLong(3), row.getLong(4));
    return at;
  }

  private int lane(long process, long place) {
    if (process != lastProcess || place != lastPlace) {
      lastProcess = process;
      lastPlace = place;
      lastLane =
          streams.of(
              new Stream(
                  process,
                  (int) (place >>> 48),
                  (int) (place >>> 24) & 0xFFFFFF,
                  (int) place & 0xFFFFFF));
    }
    return lastLane;
  }

  private int launch(long blocks, long rest) {
    return packedLaunches.computeIfAbsent(
        new PackedLaunch(blocks, rest),
        _ -> launches.of(Launch.of(blocks, rest & 0xFFF, rest >>> 12 & 0xFFF, rest >>> 24)));
  }

  private static Kind copy(long copyKind) {
    return switch ((int) copyKind) {
      case 1 -> Kind.HOST_TO_DEVICE;
      case 2 -> Kind.DEVICE_TO_HOST;
      default -> Kind.OTHER_COPY;
    };
  }

  List<Stream> streams() {
    return streams.values();
  }

  List<Launch> launches() {
    return launches.values();
  }

  /// String ids of each name: of the whole name and of the function.
  List<NameIds> names() {
    return names.values().stream()
        .map(packed -> new NameIds(packed >>> NAME_BITS, packed & NAME_MASK))
        .toList();
  }

  /// Ids in the table of strings.
  record NameIds(long signature, long function) {}
}

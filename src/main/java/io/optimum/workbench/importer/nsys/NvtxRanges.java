package io.optimum.workbench.importer.nsys;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Named ranges that a program marked on its threads, such as the layers that TensorRT's execution
/// contexts name.
final class NvtxRanges {
  private static final int RANGES = 4_000_000;
  private static final int TEXT_CHARS = 400;

  /// A range on a thread.
  record Range(long thread, long startNanos, long endNanos, String text) {}

  private final NsysDatabase database;

  NvtxRanges(NsysDatabase database) {
    this.database = database;
  }

  /// The ranges of all threads that touch a time, by their start; an outer one before an inner one.
  List<Range> between(long fromNanos, long toNanos) throws IOException {
    List<Range> ranges = new ArrayList<>();
    if (!database.hasAll("NVTX_EVENTS", "start", "end", "globalTid", "text")) {
      return ranges;
    }
    boolean ids = database.has("NVTX_EVENTS", "textId") && database.has("StringIds", "value");
    String query =
        "SELECT n.globalTid, n.start, n.end, substr(%s, 1, %d) FROM NVTX_EVENTS n %s"
                .formatted(
                    ids ? "coalesce(n.text, s.value)" : "n.text",
                    TEXT_CHARS,
                    ids ? "LEFT JOIN StringIds s ON s.id = n.textId" : "")
            + " WHERE n.end IS NOT NULL AND n.end > %d AND n.start < %d"
                .formatted(fromNanos, toNanos);
    database.query(
        query,
        RANGES,
        row -> {
          String text = row.getString(4);
          if (text != null && !text.isBlank()) {
            ranges.add(new Range(row.getLong(1), row.getLong(2), row.getLong(3), text));
          }
        });
    ranges.sort(
        Comparator.comparingLong(Range::startNanos)
            .thenComparing(Comparator.comparingLong(Range::endNanos).reversed()));
    return ranges;
  }

  /// The innermost range of a thread at a time.
  static final class Innermost {
    private final Map<Long, List<Range>> byThread = new TreeMap<>();

    Innermost(List<Range> ranges) {
      ranges.forEach(
          each -> byThread.computeIfAbsent(each.thread, _ -> new ArrayList<>()).add(each));
    }

    /// Empty where there is none.
    String at(long thread, long nanos) {
      List<Range> ranges = byThread.getOrDefault(thread, List.of());
      int low = 0;
      int high = ranges.size();
      while (low < high) {
        int middle = (low + high) >>> 1;
        if (ranges.get(middle).startNanos <= nanos) {
          low = middle + 1;
        } else {
          high = middle;
        }
      }
      int looks = Math.max(0, low - DEPTH);
      for (int i = low - 1; i >= looks; i--) {
        if (ranges.get(i).endNanos >= nanos) {
          return ranges.get(i).text;
        }
      }
      return "";
    }

    /// Ranges looked at before the time: siblings that have ended, then those that enclose it.
    private static final int DEPTH = 10_000;
  }
}

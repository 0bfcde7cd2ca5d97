package io.optimum.workbench.importer.nsys;

import java.util.Arrays;

/// The kernels of one stream in the order of their starts, as row numbers.
///
/// @param lane number of the stream
/// @param rows rows of the activities
record StreamRows(int lane, int[] rows) {
  static StreamRows[] of(Activities activities, int[] order, int lanes) {
    int[] counts = new int[lanes];
    for (int row : order) {
      counts[activities.lane[row]] += activities.isKernel(row) ? 1 : 0;
    }
    StreamRows[] streams = new StreamRows[lanes];
    for (int lane = 0; lane < lanes; lane++) {
      streams[lane] = new StreamRows(lane, new int[counts[lane]]);
    }
    int[] filled = new int[lanes];
    for (int row : order) {
      int lane = activities.lane[row];
      if (activities.isKernel(row)) {
        streams[lane].rows[filled[lane]++] = row;
      }
    }
    return streams;
  }

  /// What makes a kernel the same in every inference: its name and launch.
  long[] keys(Activities activities) {
    return Arrays.stream(rows)
        .mapToLong(row -> (long) activities.name[row] << 32 | activities.launch[row])
        .toArray();
  }
}

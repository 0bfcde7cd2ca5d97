package io.optimum.workbench.importer.nsys;

import io.optimum.workbench.importer.file.FileNotes;
import io.optimum.workbench.importer.file.WrongContentException;
import java.io.IOException;
import java.nio.file.Path;

/// Reads an SQLite export of Nsight Systems (`nsys export --type sqlite`).
///
/// Table and column names are those of its "SQLite schema reference"; what is missing in one export
/// and there in another is asked for first. Environment variables, host and user names are never
/// read.
public final class NsysReader {
  private final Runnable heartbeat;

  /// @param heartbeat is run every few thousand rows; it may throw to cancel
  public NsysReader(Runnable heartbeat) {
    this.heartbeat = heartbeat;
  }

  /// @throws IOException where there is nothing of a GPU in it, or it is damaged
  public NsysTrace read(Path file, FileNotes notes) throws IOException {
    try (NsysDatabase database = new NsysDatabase(file)) {
      refuseOthers(database);
      TraceBuilder builder = new TraceBuilder(database, heartbeat);
      NsysTrace trace = builder.build();
      TraceNotes.warn(trace, builder, notes);
      return trace;
    }
  }

  private static void refuseOthers(NsysDatabase database) throws IOException {
    if (!database.has("StringIds") && !database.has("META_DATA_EXPORT")) {
      throw new WrongContentException(
          "sqlite_master",
          "This SQLite file is no export of Nsight Systems: it has neither `StringIds` nor"
              + " `META_DATA_EXPORT`.",
          "Export a report: nsys export --type sqlite REPORT.nsys-rep.");
    }
  }
}

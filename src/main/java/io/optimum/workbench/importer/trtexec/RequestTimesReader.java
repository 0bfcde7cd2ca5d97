package io.optimum.workbench.importer.trtexec;

import io.optimum.workbench.importer.file.FileNotes;
import io.optimum.workbench.importer.file.JsonStream;
import io.optimum.workbench.importer.file.Samples;
import java.io.IOException;
import java.io.InputStream;

/// Reads `trtexec --exportTimes`, one object per inference. Older versions call the transfers
/// `startInMs`, `inMs` and so on; compute and enqueue times have the same keys, or none.
public final class RequestTimesReader {
  /// 16 bytes each are kept: 160 MB for the largest.
  private static final int REQUESTS = 10_000_000;

  public RequestTimes read(InputStream in, FileNotes notes) throws IOException {
    try (JsonStream json = new JsonStream(in)) {
      Samples compute = new Samples();
      Samples enqueue = new Samples();
      Row row = new Row();
      json.eachElement(_ -> {
        row.read(json);
        compute.add(row.computeNanos(json));
        if (row.endEnqueueMillis > row.startEnqueueMillis) {
          enqueue.add((row.endEnqueueMillis - row.startEnqueueMillis) * 1e6);
        }
        if (compute.size() > REQUESTS) {
          throw json.wrong(
              "There are more than %d inferences.".formatted(REQUESTS),
              "Run trtexec with a shorter --duration.");
        }
      });
      json.end();
      if (compute.median() < 1) {
        throw json.wrong(
            "The median compute time is below 1 ns.", "Run trtexec with --exportTimes again.");
      }
      return new RequestTimes(
          compute.size(), Math.round(compute.median()), Math.round(enqueue.median()));
    }
  }

  private static final class Row {
    private double computeMillis;
    private double startComputeMillis;
    private double endComputeMillis;
    private double startEnqueueMillis;
    private double endEnqueueMillis;

    void read(JsonStream json) throws IOException {
      computeMillis = Double.NaN;
      startComputeMillis = Double.NaN;
      endComputeMillis = Double.NaN;
      startEnqueueMillis = Double.NaN;
      endEnqueueMillis = Double.NaN;
      json.eachField(key -> field(key, json));
    }

    private void field(String key, JsonStream json) throws IOException {
      switch (key) {
        case "computeMs" -> computeMillis = json.number();
        case "startComputeMs" -> startComputeMillis = json.number();
        case "endComputeMs" -> endComputeMillis = json.number();
        case "startEnqMs" -> startEnqueueMillis = json.number();
        case "endEnqMs" -> endEnqueueMillis = json.number();
        default -> {}
      }
    }

    double computeNanos(JsonStream json) throws IOException {
      double millis =
          Double.isNaN(computeMillis) ? endComputeMillis - startComputeMillis : computeMillis;
      if (!(millis >= 0 && millis < 1e9)) {
        throw json.wrong(
            "This inference has no compute time of at least 0 ms.",
            "Run trtexec with --exportTimes again.");
      }
      return millis * 1e6;
    }
  }
}

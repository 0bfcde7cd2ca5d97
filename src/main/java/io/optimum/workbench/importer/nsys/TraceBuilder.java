package io.optimum.workbench.importer.nsys;

import io.optimum.workbench.domain.run.StreamPriority;
import io.optimum.workbench.importer.kernel.ObservedKernel;
import io.optimum.workbench.importer.nsys.ActivityReader.NameIds;
import io.optimum.workbench.importer.nsys.ActivityReader.Stream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Reads a trace in order: activities, names, inferences per stream, engines, timeline.
final class TraceBuilder {
  private final NsysDatabase database;
  private final TraceTables tables;
  private final ActivityReader reader;
  private Activities activities = new Activities();
  private long kernels;
  private long graphs;

  TraceBuilder(NsysDatabase database, Runnable heartbeat) {
    this.database = database;
    tables = new TraceTables(database);
    reader = new ActivityReader(database, heartbeat);
  }

  /// Kernels in the trace.
  long kernels() {
    return kernels;
  }

  /// Graph launches whose kernels are hidden.
  long graphs() {
    return graphs;
  }

  NsysTrace build() throws IOException {
    activities = reader.read();
    for (int i = 0; i < activities.size(); i++) {
      kernels += activities.isKernel(i) ? 1 : 0;
      graphs += activities.kind(i) == Activities.Kind.GRAPH ? 1 : 0;
    }
    int[] order = activities.order(activities.startNanos);
    List<List<Inferences>> found = inferences(order);
    List<String> functions = functions();
    BitSet overlapping = Overlap.of(activities, order);
    var naming =
        new EngineAnalysis.Naming(
            reader.streams(), functions, signatures(), reader.launches(), new LayerNames(database));
    List<TracedGpu> gpus = tables.gpus();
    List<TracedEngine> engines = new ArrayList<>();
    var columns =
        new TracedSpans.Columns(
            new int[activities.size()], new long[activities.size()], smCounts(gpus));
    for (List<Inferences> streams : found) {
      var analysis = new EngineAnalysis(activities, overlapping, naming, streams);
      TracedEngine engine = analysis.engine();
      analysis.soloNanos(engine, columns.soloNanos());
      engines.add(engine);
    }
    // Inferences become activities of their own only now: they are none for the analysis.
    var timeline = new Timeline(activities, columns);
    found.forEach(streams -> streams.forEach(timeline::add));
    var spans = new TracedSpans(activities, timeline.columns(), lanes(engines), functions);
    return new NsysTrace(gpus, engines, spans, tables.version());
  }

  /// Streams that run the same kernels together, those with the most kernels first; where nothing
  /// repeats, the busiest stream as one inference.
  private List<List<Inferences>> inferences(int[] order) {
    StreamRows[] streams = StreamRows.of(activities, order, reader.streams().size());
    Map<List<Long>, List<Inferences>> alike = new LinkedHashMap<>();
    for (StreamRows stream : streams) {
      Inferences found = Inferences.find(stream, activities);
      if (!found.isNone()) {
        List<Long> keys = Arrays.stream(found.keys(activities)).boxed().toList();
        alike.computeIfAbsent(keys, _ -> new ArrayList<>()).add(found);
      }
    }
    if (alike.isEmpty() && kernels > 0) {
      StreamRows busiest =
          Arrays.stream(streams)
              .max(Comparator.comparingInt(stream -> stream.rows().length))
              .orElseThrow();
      return List.of(List.of(Inferences.whole(busiest)));
    }
    return alike.values().stream()
        .sorted(Comparator.comparingLong(TraceBuilder::kernelsOf).reversed())
        .toList();
  }

  private static long kernelsOf(List<Inferences> streams) {
    return streams.stream().mapToLong(each -> (long) each.count() * each.period()).sum();
  }

  private List<String> functions() throws IOException {
    List<String> texts = tables.texts(reader.names().stream().map(NameIds::function).toList());
    return texts.stream().map(ObservedKernel::functionName).toList();
  }

  private List<String> signatures() throws IOException {
    return tables.texts(reader.names().stream().map(NameIds::signature).toList());
  }

  private short[] smCounts(List<TracedGpu> gpus) {
    short[] counts = new short[activities.size()];
    Map<Integer, Integer> sms = new java.util.HashMap<>();
    gpus.forEach(gpu -> sms.put(gpu.device(), gpu.smCount()));
    for (int i = 0; i < counts.length; i++) {
      if (activities.isKernel(i)) {
        int most = sms.getOrDefault(reader.streams().get(activities.lane[i]).device(), 0);
        int blocks = reader.launches().get(activities.launch[i]).blocks();
        counts[i] = (short) Math.min(most, blocks);
      }
    }
    return counts;
  }

  private List<TracedSpans.TracedLane> lanes(List<TracedEngine> engines) throws IOException {
    Map<Integer, StreamPriority> priorities = tables.priorities();
    List<TracedSpans.TracedLane> lanes = new ArrayList<>();
    int others = 0;
    for (int lane = 0; lane < reader.streams().size(); lane++) {
      Stream stream = reader.streams().get(lane);
      int engine = -1;
      for (int i = 0; i < engines.size(); i++) {
        engine = engines.get(i).lanes().contains(lane) ? i : engine;
      }
      int number = engine < 0 ? others++ : engines.get(engine).lanes().indexOf(lane);
      lanes.add(
          new TracedSpans.TracedLane(
              engine, number, priorities.getOrDefault(stream.stream(), StreamPriority.NORMAL)));
    }
    return lanes;
  }
}

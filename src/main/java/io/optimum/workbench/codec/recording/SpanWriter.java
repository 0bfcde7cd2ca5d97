package io.optimum.workbench.codec.recording;

import io.optimum.workbench.domain.engine.KernelLaunch;
import io.optimum.workbench.domain.run.SpanBatch;
import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.zip.CRC32;

/// Writes spans to a stream as they come, in the memory of one block.
public final class SpanWriter implements AutoCloseable {
  private final String name;
  private final DataOutputStream out;
  private final Map<SpanBatch.Lane, Integer> lanes = new HashMap<>();
  private final Map<Named, Integer> names = new HashMap<>();
  private final Varints block = new Varints();
  private final GatheredSpans gathered = new GatheredSpans();
  private List<SpanBatch.Lane> lastLanes = List.of();
  private List<String> lastNames = List.of();
  private List<KernelLaunch> lastLaunches = List.of();
  private int[] laneMap = new int[0];
  private int[] nameMap = new int[0];
  private long count;
  private long endNanos;
  private boolean closed;

  /// A name, once for each way in which its kernel is launched.
  private record Named(String name, KernelLaunch launch) {}

  /// @param name of the file, for messages
  public SpanWriter(OutputStream out, String name) {
    this.name = name;
    this.out = new DataOutputStream(new BufferedOutputStream(out, 1 << 16));
    write(() -> {
      this.out.write(SpanFormat.MAGIC);
      this.out.writeByte(SpanFormat.VERSION);
    });
  }

  /// Spans taken so far.
  public long count() {
    return count;
  }

  /// When the newest span ended; 0 before the first.
  public long endNanos() {
    return endNanos;
  }

  public void accept(SpanBatch batch) {
    addToTables(batch);
    int from = 0;
    while (from < batch.size()) {
      from = gathered.take(batch, from, laneMap, nameMap);
      if (gathered.isFull()) {
        writeSpans();
      }
    }
    for (long end : batch.endNanos()) {
      endNanos = Math.max(endNanos, end);
    }
    count += batch.size();
  }

  /// Hands on everything taken so far.
  public void flush() {
    writeSpans();
    write(out::flush);
  }

  /// Writes the end, once.
  @Override
  public void close() {
    if (!closed) {
      closed = true;
      try (out) {
        writeSpans();
        block.clear();
        block.put(count);
        writeBlock(SpanFormat.END);
      } catch (IOException e) {
        throw failure(e);
      }
    }
  }

  private void addToTables(SpanBatch batch) {
    if (batch.lanes().equals(lastLanes)
        && batch.names().equals(lastNames)
        && batch.launches().equals(lastLaunches)) {
      return;
    }
    lastLanes = batch.lanes();
    lastNames = batch.names();
    lastLaunches = batch.launches();
    List<Named> named =
        IntStream.range(0, lastNames.size())
            .mapToObj(i -> new Named(lastNames.get(i), batch.launch(i)))
            .toList();
    List<SpanBatch.Lane> newLanes =
        lastLanes.stream().distinct().filter(each -> !lanes.containsKey(each)).toList();
    List<Named> newNames =
        named.stream().distinct().filter(each -> !names.containsKey(each)).toList();
    newLanes.forEach(each -> lanes.put(each, lanes.size()));
    newNames.forEach(each -> names.put(each, names.size()));
    laneMap = lastLanes.stream().mapToInt(each -> lanes.getOrDefault(each, 0)).toArray();
    nameMap = named.stream().mapToInt(each -> names.getOrDefault(each, 0)).toArray();
    if (!newLanes.isEmpty() || !newNames.isEmpty()) {
      table(newLanes, newNames);
      launches(newNames);
    }
  }

  private void table(List<SpanBatch.Lane> newLanes, List<Named> newNames) {
    block.clear();
    block.put(newLanes.size());
    for (SpanBatch.Lane lane : newLanes) {
      block.put(lane.deployment());
      block.put(lane.stream());
      block.put(lane.priority().ordinal());
      block.putText(lane.engine().value());
    }
    block.put(newNames.size());
    newNames.forEach(each -> block.putText(each.name));
    write(() -> writeBlock(SpanFormat.TABLE));
  }

  private void launches(List<Named> newNames) {
    List<Named> seen =
        newNames.stream().filter(each -> each.launch instanceof KernelLaunch.Observed).toList();
    if (seen.isEmpty()) {
      return;
    }
    block.clear();
    block.put(seen.size());
    for (Named each : seen) {
      if (each.launch instanceof KernelLaunch.Observed launch) {
        block.put(names.getOrDefault(each, 0));
        put(launch.grid());
        put(launch.block());
        block.put(launch.registersPerThread());
        block.put(launch.staticSharedBytes());
        block.put(launch.dynamicSharedBytes());
      }
    }
    write(() -> writeBlock(SpanFormat.LAUNCHES));
  }

  private void put(KernelLaunch.Extent extent) {
    block.put(extent.x());
    block.put(extent.y());
    block.put(extent.z());
  }

  private void writeSpans() {
    if (!gathered.isEmpty()) {
      block.clear();
      gathered.drainTo(block);
      write(() -> writeBlock(SpanFormat.SPANS));
    }
  }

  private void writeBlock(byte type) throws IOException {
    CRC32 crc = new CRC32();
    out.writeByte(type);
    out.writeInt(block.size());
    out.write(block.array(), 0, block.size());
    crc.update(type);
    crc.update(block.array(), 0, block.size());
    out.writeInt((int) crc.getValue());
  }

  private interface Writing {
    void run() throws IOException;
  }

  private void write(Writing what) {
    try {
      what.run();
    } catch (IOException e) {
      throw failure(e);
    }
  }

  private UncheckedIOException failure(IOException e) {
    return new UncheckedIOException(
        "The spans cannot be written to %s: %s. Is the disk full?".formatted(name, e.getMessage()),
        e);
  }
}

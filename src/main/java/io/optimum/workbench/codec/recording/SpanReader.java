package io.optimum.workbench.codec.recording;

import io.optimum.workbench.domain.engine.EngineId;
import io.optimum.workbench.domain.engine.KernelLaunch;
import io.optimum.workbench.domain.run.SpanBatch;
import io.optimum.workbench.domain.run.StreamPriority;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32;
import java.util.zip.GZIPInputStream;

/// Reads a span file, gzipped or plain, a block at a time. What is cut off, damaged or foreign is a
/// [RecordingException]; it never reads on after one.
public final class SpanReader implements AutoCloseable {
  private static final String COPY_AGAIN =
      "Copy the recording again and compare sizes; if it is damaged at its source, record anew.";
  private static final List<StreamPriority> PRIORITIES = List.of(StreamPriority.values());
  private static final KernelLaunch NOT_OBSERVED = new KernelLaunch.NotObserved();
  private static final byte GZIP_MAGIC = 0x1F;

  private final String name;
  private final DataInputStream in;
  private final List<SpanBatch.Lane> lanes = new ArrayList<>();
  private final List<String> names = new ArrayList<>();
  private List<SpanBatch.Lane> sharedLanes = List.of();
  private List<String> sharedNames = List.of();
  private final List<KernelLaunch> launches = new ArrayList<>();
  private List<KernelLaunch> sharedLaunches = List.of();
  private boolean anyLaunch;
  private byte[] payload = new byte[1 << 14];
  private long nameChars;
  private long count;
  private boolean ended;

  /// @param name of the file, for messages
  /// @throws RecordingException when this is no span file, or one of another version
  public SpanReader(InputStream file, String name) {
    this.name = name;
    try {
      in = new DataInputStream(unpacked(new BufferedInputStream(file, 1 << 16)));
      byte[] magic = in.readNBytes(SpanFormat.MAGIC.length);
      if (!Arrays.equals(magic, 0, magic.length, SpanFormat.MAGIC, 0, magic.length)) {
        throw failure("This is no span file of a recording.", "Take the file that was recorded.");
      }
      int version = in.readUnsignedByte();
      if (version < SpanFormat.OLDEST || version > SpanFormat.VERSION) {
        throw failure(
            "Its spans are of version %d; this program reads versions %d to %d."
                .formatted(version, SpanFormat.OLDEST, SpanFormat.VERSION),
            "Open it with the program that recorded it, or a newer one.");
      }
    } catch (IOException e) {
      throw failure(e);
    }
  }

  private static InputStream unpacked(BufferedInputStream file) throws IOException {
    file.mark(1);
    byte[] head = file.readNBytes(1);
    file.reset();
    boolean gzip = head.length > 0 && head[0] == GZIP_MAGIC;
    return gzip ? new BufferedInputStream(new GZIPInputStream(file, 1 << 16)) : file;
  }

  /// The next spans; empty after the last.
  public Optional<SpanBatch> next() {
    try {
      while (!ended) {
        int type = in.readUnsignedByte();
        VarintReader block = block(type);
        switch (type) {
          case SpanFormat.TABLE -> table(block);
          case SpanFormat.LAUNCHES -> launches(block);
          case SpanFormat.SPANS -> {
            return Optional.of(spans(block));
          }
          case SpanFormat.END -> end(block);
          default -> throw new IOException("A block of the unknown type " + type);
        }
      }
      return Optional.empty();
    } catch (IOException | IllegalArgumentException e) {
      ended = true;
      throw failure(e);
    }
  }

  @Override
  public void close() {
    try {
      in.close();
    } catch (IOException e) {
      throw failure(e);
    }
  }

  private VarintReader block(int type) throws IOException {
    int length = in.readInt();
    if (length < 0 || length > SpanFormat.BLOCK_BYTES) {
      throw new IOException("A block of %d bytes".formatted(length));
    }
    if (length > payload.length) {
      payload = new byte[length];
    }
    in.readFully(payload, 0, length);
    CRC32 crc = new CRC32();
    crc.update(type);
    crc.update(payload, 0, length);
    if (in.readInt() != (int) crc.getValue()) {
      throw new IOException("A block whose checksum differs");
    }
    return new VarintReader(payload, length);
  }

  private void table(VarintReader block) throws IOException {
    int newLanes = block.nextBelow(SpanFormat.TABLE_ROWS - lanes.size(), "number of lanes");
    for (int i = 0; i < newLanes; i++) {
      int deployment = block.nextBelow(SpanFormat.TABLE_ROWS, "deployment of a lane");
      int stream = block.nextBelow(SpanFormat.TABLE_ROWS, "stream of a lane");
      StreamPriority priority = PRIORITIES.get(block.nextBelow(PRIORITIES.size(), "priority"));
      lanes.add(new SpanBatch.Lane(deployment, stream, new EngineId(block.nextText()), priority));
    }
    int newNames = block.nextBelow(SpanFormat.TABLE_ROWS - names.size(), "number of names");
    for (int i = 0; i < newNames; i++) {
      String text = block.nextText();
      nameChars += text.length();
      if (nameChars > SpanFormat.TABLE_CHARS) {
        throw new IOException("More than %d characters of names".formatted(nameChars));
      }
      names.add(text);
      launches.add(NOT_OBSERVED);
    }
    block.requireEnd();
    sharedLanes = List.copyOf(lanes);
    sharedNames = List.copyOf(names);
    sharedLaunches = anyLaunch ? List.copyOf(launches) : List.of();
  }

  private void launches(VarintReader block) throws IOException {
    int count = block.nextBelow(names.size() + 1, "number of launches");
    for (int i = 0; i < count; i++) {
      int name = block.nextBelow(names.size(), "name of a launch");
      launches.set(
          name,
          new KernelLaunch.Observed(
              extent(block),
              extent(block),
              block.nextBelow(Integer.MAX_VALUE, "number of registers"),
              block.nextBelow(Integer.MAX_VALUE, "static shared memory"),
              block.nextBelow(Integer.MAX_VALUE, "dynamic shared memory")));
    }
    block.requireEnd();
    anyLaunch |= count > 0;
    sharedLaunches = anyLaunch ? List.copyOf(launches) : List.of();
  }

  private static KernelLaunch.Extent extent(VarintReader block) throws IOException {
    return new KernelLaunch.Extent(
        block.nextBelow(Integer.MAX_VALUE, "size in x"),
        block.nextBelow(Integer.MAX_VALUE, "size in y"),
        block.nextBelow(Integer.MAX_VALUE, "size in z"));
  }

  private SpanBatch spans(VarintReader block) throws IOException {
    int size = block.nextBelow(SpanFormat.BLOCK_SPANS + 1, "number of spans");
    int[] lane = column(block, size, lanes.size(), "lane");
    byte[] kind = kinds(block, size);
    int[] nameIndex = column(block, size, names.size(), "name");
    int[] inference = inferences(block, size);
    long[] end = new long[size];
    long[] start = new long[size];
    times(block, start, end);
    long[] solo = new long[size];
    for (int i = 0; i < size; i++) {
      solo[i] = notNegative(block.next(), "solo duration");
    }
    short[] sms = sms(block, size);
    block.requireEnd();
    count += size;
    return new SpanBatch(
        sharedLanes,
        sharedNames,
        sharedLaunches,
        lane,
        kind,
        nameIndex,
        inference,
        start,
        end,
        solo,
        sms);
  }

  private static byte[] kinds(VarintReader block, int size) throws IOException {
    byte[] kind = new byte[size];
    for (int i = 0; i < size; i++) {
      kind[i] = (byte) block.nextBelow(SpanFormat.KINDS.size(), "kind");
    }
    return kind;
  }

  private static short[] sms(VarintReader block, int size) throws IOException {
    short[] sms = new short[size];
    for (int i = 0; i < size; i++) {
      sms[i] = (short) block.nextBelow(Short.MAX_VALUE + 1, "number of SMs");
    }
    return sms;
  }

  private static int[] inferences(VarintReader block, int size) throws IOException {
    int[] inference = new int[size];
    long before = 0;
    for (int i = 0; i < size; i++) {
      before += block.nextSigned();
      inference[i] = (int) before;
    }
    return inference;
  }

  private static int[] column(VarintReader block, int size, int limit, String what)
      throws IOException {
    int[] column = new int[size];
    for (int i = 0; i < size; i++) {
      column[i] = block.nextBelow(limit, what);
    }
    return column;
  }

  private static void times(VarintReader block, long[] start, long[] end) throws IOException {
    long before = 0;
    for (int i = 0; i < end.length; i++) {
      before += block.nextSigned();
      end[i] = before;
    }
    for (int i = 0; i < end.length; i++) {
      start[i] = end[i] - notNegative(block.next(), "duration");
    }
  }

  private static long notNegative(long value, String what) throws IOException {
    if (value < 0) {
      throw new IOException("The %s is out of range".formatted(what));
    }
    return value;
  }

  private void end(VarintReader block) throws IOException {
    long stated = block.next();
    block.requireEnd();
    if (stated != count) {
      throw new IOException("There are %d spans, but the end says %d".formatted(count, stated));
    }
    if (in.read() >= 0) {
      throw new IOException("It goes on after its end");
    }
    ended = true;
  }

  private RecordingException failure(Exception e) {
    boolean cut = e instanceof EOFException;
    String reason =
        cut
            ? "The file is cut off after %d spans.".formatted(count)
            : "The file is damaged after %d spans: %s.".formatted(count, e.getMessage());
    return failure(reason, COPY_AGAIN).because(e);
  }

  private RecordingException failure(String reason, String advice) {
    return new RecordingException(name, "", reason, advice);
  }
}

package io.optimum.workbench.codec.recording;

import io.optimum.workbench.domain.run.SpanKind;
import java.util.List;

/// A span file: magic, version, blocks. It may be gzipped as a whole.
///
/// A block is its type, the number of its bytes (4, big-endian), the bytes, and the CRC-32 of all
/// that (4). Numbers within are varints of 7 bits a byte, low first; those that can be negative are
/// zigzagged.
///
/// - `T` lanes and names to add: count of lanes; of each deployment, stream, priority, engine;
///   count of names; the names. Text is its number of bytes and UTF-8.
/// - `L` launches of names, since version 2: their count; of each its name's number, grid and block
///   in three dimensions, registers of a thread, static and dynamic shared memory of a block in
///   bytes. Names without one were not seen to be launched.
/// - `S` spans: their count, then column by column lane, kind, name, inference, end, duration, solo
///   duration, SMs. Inference and end are differences to the span before, the block's first to 0.
/// - `E` the end: number of spans in the file. What ends without it is cut off.
final class SpanFormat {
  static final byte[] MAGIC = {'O', 'W', 'S', 'P', 'A', 'N', 'S'};

  static final byte VERSION = 2;

  /// The oldest that is read: without launches.
  static final byte OLDEST = 1;

  static final byte TABLE = 'T';
  static final byte LAUNCHES = 'L';
  static final byte SPANS = 'S';
  static final byte END = 'E';

  /// Spans of one block at most, so that a reader knows what it must hold.
  static final int BLOCK_SPANS = 4096;

  /// Bytes of one block at most: all columns at their longest fit 20 times.
  static final int BLOCK_BYTES = 8 << 20;

  /// Lanes and names of one file at most.
  static final int TABLE_ROWS = 1 << 20;

  /// Characters of all names of a file together at most.
  static final long TABLE_CHARS = 64L << 20;

  static final List<SpanKind> KINDS = List.of(SpanKind.values());

  private SpanFormat() {}
}

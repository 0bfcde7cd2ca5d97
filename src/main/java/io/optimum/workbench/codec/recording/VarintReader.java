package io.optimum.workbench.codec.recording;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;

/// Reads what [Varints] wrote; content that cannot be is an `IOException` in words.
final class VarintReader {
  private final byte[] bytes;
  private final int end;
  private int at;

  VarintReader(byte[] bytes, int end) {
    this.bytes = bytes;
    this.end = end;
  }

  long next() throws IOException {
    long value = 0;
    for (int shift = 0; shift < 64; shift += 7) {
      if (at == end) {
        throw new IOException("A block ends within a number");
      }
      byte next = bytes[at++];
      value |= (next & 0x7FL) << shift;
      if (next >= 0) {
        return value;
      }
    }
    throw new IOException("A number of more than 64 bits");
  }

  long nextSigned() throws IOException {
    long value = next();
    return (value >>> 1) ^ -(value & 1);
  }

  /// A whole number of at least 0 and below `limit`.
  int nextBelow(long limit, String what) throws IOException {
    long value = next();
    if (value < 0 || value >= limit) {
      throw new IOException(
          "The %s %s is out of range; it must be below %d"
              .formatted(what, Long.toUnsignedString(value), limit));
    }
    return (int) value;
  }

  String nextText() throws IOException {
    int length = nextBelow(end - at + 1L, "length of a text");
    String text = new String(bytes, at, length, UTF_8);
    at += length;
    return text;
  }

  void requireEnd() throws IOException {
    if (at != end) {
      throw new IOException("A block has %d bytes too many".formatted(end - at));
    }
  }
}

package io.optimum.workbench.importer;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.random.RandomGenerator;

/// Damages a file in one of the ways in which files are damaged: cut off, bytes changed, a piece
/// lost, doubled or put in.
public final class Damage {
  private Damage() {}

  public static byte[] of(byte[] whole, String[] tokens, RandomGenerator random) {
    byte[] bytes = whole.clone();
    int at = random.nextInt(bytes.length);
    return switch (random.nextInt(6)) {
      case 0 -> slice(bytes, 0, at);
      case 1 -> flipped(bytes, 1, random);
      case 2 -> flipped(bytes, 1 + bytes.length / 500, random);
      case 3 ->
          join(slice(bytes, 0, at), slice(bytes, Math.min(bytes.length, at + 9), bytes.length));
      case 4 -> join(slice(bytes, 0, at), slice(bytes, at / 2, bytes.length));
      default -> {
        byte[] token = tokens[random.nextInt(tokens.length)].getBytes(StandardCharsets.UTF_8);
        yield join(slice(bytes, 0, at), token, slice(bytes, at, bytes.length));
      }
    };
  }

  private static byte[] flipped(byte[] bytes, int count, RandomGenerator random) {
    for (int i = 0; i < count; i++) {
      bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
    }
    return bytes;
  }

  private static byte[] slice(byte[] bytes, int from, int to) {
    return Arrays.copyOfRange(bytes, from, to);
  }

  private static byte[] join(byte[]... parts) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      out.writeBytes(part);
    }
    return out.toByteArray();
  }
}

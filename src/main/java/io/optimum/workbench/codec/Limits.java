package io.optimum.workbench.codec;

/// What our own files may hold at most, so that a hostile or damaged one cannot exhaust the
/// machine.
public final class Limits {
  /// Objects and arrays within each other.
  public static final int NESTING = 40;

  /// Characters of one string.
  public static final int STRING_CHARS = 1_000_000;

  /// Characters of one number.
  public static final int NUMBER_CHARS = 100;

  /// Bytes of one file of ours.
  public static final long FILE_BYTES = 256L << 20;

  private Limits() {}
}

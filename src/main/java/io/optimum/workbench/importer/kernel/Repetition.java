package io.optimum.workbench.importer.kernel;

/// The longest stretch of a sequence that repeats exactly: in a profiler's trace of one stream, its
/// inferences, without the kernels of start-up before and clean-up after them.
///
/// The border table of Knuth, Morris and Pratt gives the smallest period of every stretch that
/// starts at one place, in linear time. Starting places are tried forwards and backwards from a few
/// points of the sequence, so neither end has to be clean. A stretch counts from three periods.
///
/// Two engines that take turns on one stream look like one; an engine whose kernels repeat within
/// an inference the same number of times looks like a shorter one.
///
/// @param from first element of the stretch
/// @param period elements of one inference
/// @param count whole inferences
public record Repetition(int from, int period, int count) {
  public static final Repetition NONE = new Repetition(0, 0, 0);

  private static final int LEAST = 3;
  private static final int STARTS = 4;

  /// Where the sequence repeats; [#NONE] if it does not.
  public static Repetition find(long[] keys) {
    Repetition best = NONE;
    for (int i = 0; i < STARTS; i++) {
      int start = (int) ((long) keys.length * i / STARTS);
      best = longer(best, forwards(keys, start));
      best = longer(best, backwards(keys, keys.length - start));
    }
    return best;
  }

  public boolean isNone() {
    return count == 0;
  }

  /// Elements covered.
  public int length() {
    return period * count;
  }

  /// The same inferences, each starting `offset` elements later.
  public Repetition rotated(int offset) {
    return offset == 0 ? this : new Repetition(from + offset, period, count - 1);
  }

  private static Repetition longer(Repetition one, Repetition other) {
    return other.length() > one.length() ? other : one;
  }

  private static Repetition forwards(long[] keys, int start) {
    long[] part = java.util.Arrays.copyOfRange(keys, start, keys.length);
    int[] found = longestPeriodic(part);
    return found[0] == 0 ? NONE : new Repetition(start, found[0], found[1] / found[0]);
  }

  private static Repetition backwards(long[] keys, int end) {
    long[] part = new long[end];
    for (int i = 0; i < end; i++) {
      part[i] = keys[end - 1 - i];
    }
    int[] found = longestPeriodic(part);
    if (found[0] == 0) {
      return NONE;
    }
    int count = found[1] / found[0];
    return new Repetition(end - count * found[0], found[0], count);
  }

  /// Period and length of the longest prefix with at least three periods.
  private static int[] longestPeriodic(long[] keys) {
    int[] border = new int[keys.length + 1];
    int[] best = {0, 0};
    int matched = 0;
    for (int i = 1; i < keys.length; i++) {
      while (matched > 0 && keys[i] != keys[matched]) {
        matched = border[matched];
      }
      if (keys[i] == keys[matched]) {
        matched++;
      }
      border[i + 1] = matched;
      int period = i + 1 - matched;
      if ((i + 1) / period >= LEAST) {
        best[0] = period;
        best[1] = i + 1;
      }
    }
    return best;
  }
}

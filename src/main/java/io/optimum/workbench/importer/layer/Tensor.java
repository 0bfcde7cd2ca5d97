package io.optimum.workbench.importer.layer;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// An input or output of a layer.
///
/// @param name tensors of the same name are the same memory
/// @param dimensions -1 where the size is only known when the engine runs
/// @param format `Format/Datatype` as written, for example `Channel major FP16 format where channel
///   % 8 == 0`
public record Tensor(String name, List<Long> dimensions, String format) {
  private static final Pattern DIVISOR = Pattern.compile("channel % (\\d{1,3}) == 0");

  public Tensor {
    dimensions = List.copyOf(dimensions);
  }

  public boolean isDynamic() {
    return dimensions.stream().anyMatch(size -> size < 0);
  }

  public DataType dataType() {
    return DataType.in(format);
  }

  /// Elements without padding.
  double elements() {
    return dimensions.stream().mapToDouble(Math::abs).reduce(1, (a, b) -> a * b);
  }

  /// Bytes in memory: vectorised formats pad the channels to a multiple of the vector.
  double bytes() {
    double elements = elements();
    if (dimensions.size() >= 2 && dimensions.get(1) > 0) {
      long channels = dimensions.get(1);
      long vector = channelVector();
      elements *= (double) ((channels + vector - 1) / vector * vector) / channels;
    }
    return elements * dataType().bytes();
  }

  /// Bytes of the same tensor in row-major order, as the host sees it.
  double linearBytes() {
    return elements() * dataType().bytes();
  }

  /// Size of the channel dimension, the second one of NCHW.
  long channels() {
    return dimensions.size() >= 2
        ? Math.max(1, dimensions.get(1))
        : Math.max(1, Math.round(elements()));
  }

  /// Size of the last dimension.
  long columns() {
    return dimensions.isEmpty() ? 1 : Math.max(1, dimensions.getLast());
  }

  private long channelVector() {
    String lower = format.toLowerCase(Locale.ROOT);
    Matcher divisor = DIVISOR.matcher(lower);
    if (divisor.find()) {
      return Math.max(1, Long.parseLong(divisor.group(1)));
    }
    if (!lower.contains("wide channel")) {
      return 1;
    }
    return switch (lower.split(" ", 2)[0]) {
      case "two" -> 2;
      case "four" -> 4;
      case "eight" -> 8;
      case "sixteen" -> 16;
      case "thirty-two" -> 32;
      default -> 1;
    };
  }
}

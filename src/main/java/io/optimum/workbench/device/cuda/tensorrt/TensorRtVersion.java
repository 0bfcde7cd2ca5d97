package io.optimum.workbench.device.cuda.tensorrt;

/// The number in which TensorRT says its version (NvInferVersion.h): up to version 9 a thousand for
/// the major and a hundred for the minor, from 10 on ten thousand and a hundred.
final class TensorRtVersion {
  private static final int NEW_SCHEME = 10_000;

  private TensorRtVersion() {}

  static String text(int number) {
    int major = number >= NEW_SCHEME ? number / 10_000 : number / 1000;
    int minor = number % (number >= NEW_SCHEME ? 10_000 : 1000) / 100;
    return "%d.%d.%d".formatted(major, minor, number % 100);
  }
}

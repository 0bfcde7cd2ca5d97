package io.optimum.workbench.network.graph;

import io.optimum.workbench.domain.Require;

/// A convolution; a linear layer is one with a 1×1 kernel, as TensorRT builds it.
///
/// @param outChannels output channels
/// @param kernelHeight taps down
/// @param kernelWidth taps across
/// @param stride step in both directions
/// @param padHeight rows added above and below
/// @param padWidth columns added left and right
/// @param groups channel groups; as many as input channels makes it depthwise
/// @param biased whether a bias is learned
/// @param sharedWeights whether an earlier layer owns the weights (a step of a recurrent layer)
public record Convolution(
    int outChannels,
    int kernelHeight,
    int kernelWidth,
    int stride,
    int padHeight,
    int padWidth,
    int groups,
    boolean biased,
    boolean sharedWeights)
    implements Operator {
  public Convolution {
    Require.positive(outChannels, "outChannels");
    Require.positive(kernelHeight, "kernelHeight");
    Require.positive(kernelWidth, "kernelWidth");
    Require.positive(stride, "stride");
    Require.positive(groups, "groups");
  }

  /// Square, stride 1, padded to keep the size, one group, without bias.
  public static Convolution of(int outChannels, int kernel) {
    return rectangle(outChannels, kernel, kernel);
  }

  /// Stride 1, padded to keep the size, one group, without bias.
  public static Convolution rectangle(int outChannels, int kernelHeight, int kernelWidth) {
    return new Convolution(
        outChannels,
        kernelHeight,
        kernelWidth,
        1,
        kernelHeight / 2,
        kernelWidth / 2,
        1,
        false,
        false);
  }

  public Convolution stride(int value) {
    return new Convolution(
        outChannels,
        kernelHeight,
        kernelWidth,
        value,
        padHeight,
        padWidth,
        groups,
        biased,
        sharedWeights);
  }

  /// Without padding.
  public Convolution valid() {
    return new Convolution(
        outChannels, kernelHeight, kernelWidth, stride, 0, 0, groups, biased, sharedWeights);
  }

  public Convolution grouped(int value) {
    return new Convolution(
        outChannels,
        kernelHeight,
        kernelWidth,
        stride,
        padHeight,
        padWidth,
        value,
        biased,
        sharedWeights);
  }

  public Convolution withBias() {
    return new Convolution(
        outChannels,
        kernelHeight,
        kernelWidth,
        stride,
        padHeight,
        padWidth,
        groups,
        true,
        sharedWeights);
  }

  public Convolution withSharedWeights() {
    return new Convolution(
        outChannels, kernelHeight, kernelWidth, stride, padHeight, padWidth, groups, biased, true);
  }

  public int taps() {
    return kernelHeight * kernelWidth;
  }

  /// Whether each output position reads one input position.
  public boolean pointwise() {
    return taps() == 1;
  }

  /// Whether it is 3×3, of stride 1 and one group.
  public boolean isThreeByThree() {
    return kernelHeight == 3 && kernelWidth == 3 && stride == 1 && groups == 1;
  }

  /// Whether each channel is convolved alone.
  public boolean depthwise(Tensor input) {
    return groups > 1 && groups == input.channels();
  }

  @Override
  public long parameters(Tensor input, Tensor output) {
    return sharedWeights ? 0 : weights(input) + (biased ? outChannels : 0);
  }

  /// Weights read, whoever owns them.
  public long weights(Tensor input) {
    return (long) outChannels * (input.channels() / groups) * taps();
  }

  @Override
  public long multiplyAdds(Tensor input, Tensor output) {
    return weights(input) * output.positions();
  }
}

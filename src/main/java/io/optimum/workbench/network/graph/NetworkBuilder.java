package io.optimum.workbench.network.graph;

import io.optimum.workbench.network.graph.Operator.Activation;
import io.optimum.workbench.network.graph.Operator.Concatenation;
import io.optimum.workbench.network.graph.Operator.Elementwise;
import io.optimum.workbench.network.graph.Operator.Gather;
import io.optimum.workbench.network.graph.Operator.MatrixProduct;
import io.optimum.workbench.network.graph.Operator.Normalisation;
import io.optimum.workbench.network.graph.Operator.Padding;
import io.optimum.workbench.network.graph.Operator.Pooling;
import io.optimum.workbench.network.graph.Operator.PositionTable;
import io.optimum.workbench.network.graph.Operator.Resize;
import io.optimum.workbench.network.graph.Operator.Softmax;
import io.optimum.workbench.network.graph.Operator.Transposition;
import io.optimum.workbench.network.graph.Operator.UpConvolution;
import io.optimum.workbench.network.graph.Operator.View;
import java.util.ArrayList;
import java.util.List;

/// Writes a network down layer by layer. Each call appends one layer, or a named group of them, and
/// gives back its output.
public final class NetworkBuilder {
  private final List<Tensor> inputs = new ArrayList<>();
  private final List<Layer> layers = new ArrayList<>();
  private int tensors;

  /// An input of the network.
  public Tensor input(int channels, int height, int width) {
    var tensor = tensor(channels, height, width);
    inputs.add(tensor);
    return tensor;
  }

  /// A colour image.
  public Tensor image(int size) {
    return input(3, size, size);
  }

  /// A colour image that arrives channels last, as TensorFlow exports write it, and is transposed.
  public Tensor channelsLastImage(int size) {
    return transposed(image(size));
  }

  /// The same elements in another order of dimensions.
  public Tensor transposed(Tensor x) {
    return same("transpose", new Transposition(), x);
  }

  /// A border of zeros as a layer of its own.
  public Tensor padded(Tensor x, int border) {
    var output = tensor(x.channels(), x.height() + 2 * border, x.width() + 2 * border);
    return add("pad", new Padding(border), List.of(x), output);
  }

  public Tensor convolution(Tensor x, Convolution with) {
    int height = span(x.height(), with.kernelHeight(), with.stride(), with.padHeight());
    int width = span(x.width(), with.kernelWidth(), with.stride(), with.padWidth());
    return add("conv", with, List.of(x), tensor(with.outChannels(), height, width));
  }

  /// Convolution, batch normalisation and activation: the unit of most image networks.
  public Tensor unit(Tensor x, Convolution with, Activation.Kind kind) {
    return activation(batchNorm(convolution(x, with)), kind);
  }

  /// A linear layer with bias, applied to every position.
  public Tensor linear(Tensor x, int outFeatures) {
    return add(
        "linear",
        Convolution.of(outFeatures, 1).withBias(),
        List.of(x),
        tensor(outFeatures, x.height(), x.width()));
  }

  public Tensor batchNorm(Tensor x) {
    return same("batchnorm", new Normalisation(Normalisation.Kind.BATCH), x);
  }

  public Tensor layerNorm(Tensor x) {
    return same("layernorm", new Normalisation(Normalisation.Kind.LAYER), x);
  }

  public Tensor rootMeanSquareNorm(Tensor x) {
    return same("rmsnorm", new Normalisation(Normalisation.Kind.ROOT_MEAN_SQUARE), x);
  }

  public Tensor activation(Tensor x, Activation.Kind kind) {
    return same(kind.name().toLowerCase(java.util.Locale.ROOT), new Activation(kind), x);
  }

  public Tensor relu(Tensor x) {
    return activation(x, Activation.Kind.RELU);
  }

  public Tensor softmax(Tensor x) {
    return same("softmax", new Softmax(), x);
  }

  /// Sum; of a smaller second tensor it is repeated.
  public Tensor sum(Tensor x, Tensor y) {
    return elementwise("add", Elementwise.Kind.ADD, x, y);
  }

  /// Product; of a smaller second tensor it is repeated.
  public Tensor product(Tensor x, Tensor y) {
    return elementwise("mul", Elementwise.Kind.MULTIPLY, x, y);
  }

  /// Puts `prepended` learned positions in front of a sequence and adds a learned table to all.
  public Tensor positionTable(Tensor x, int prepended) {
    return add(
        "positions",
        new PositionTable(prepended),
        List.of(x),
        tensor(x.channels(), x.height() + prepended, 1));
  }

  /// Rows of `width` numbers, one for each position of `ids`; pass 0 rows for a table that another
  /// lookup counts already.
  public Tensor gather(Tensor ids, long tableRows, int width) {
    return add("gather", new Gather(tableRows), List.of(ids), tensor(width, ids.height(), 1));
  }

  /// Windows without padding where `padding` is 0; sizes round down.
  public Tensor maxPool(Tensor x, int kernel, int stride, int padding) {
    return pool(x, new Pooling(Pooling.Kind.MAX, kernel), stride, padding);
  }

  public Tensor averagePool(Tensor x, int kernel, int stride, int padding) {
    return pool(x, new Pooling(Pooling.Kind.AVERAGE, kernel), stride, padding);
  }

  public Tensor globalPool(Tensor x) {
    var operator = new Pooling(Pooling.Kind.GLOBAL_AVERAGE, x.height());
    return add("globalpool", operator, List.of(x), tensor(x.channels(), 1, 1));
  }

  public Tensor concat(List<Tensor> parts) {
    int channels = parts.stream().mapToInt(Tensor::channels).sum();
    var first = parts.getFirst();
    return add(
        "concat", new Concatenation(), parts, tensor(channels, first.height(), first.width()));
  }

  public Tensor concat(Tensor... parts) {
    return concat(List.of(parts));
  }

  public Tensor upConvolution(Tensor x, int outChannels, int factor) {
    var output = tensor(outChannels, x.height() * factor, x.width() * factor);
    return add("deconv", new UpConvolution(outChannels, factor), List.of(x), output);
  }

  public Tensor resize(Tensor x, int factor) {
    var output = tensor(x.channels(), x.height() * factor, x.width() * factor);
    return add("resize", new Resize(factor), List.of(x), output);
  }

  /// The product of two activations; `heads` products whose results together are the output.
  public Tensor matrixProduct(Tensor x, Tensor y, MatrixProduct with) {
    return add(
        "matmul", with, List.of(x, y), tensor(with.heads() * with.columns(), with.rows(), 1));
  }

  /// The same bytes, or some of them, under another shape.
  public Tensor view(Tensor x, int channels, int height, int width) {
    return add("view", new View(), List.of(x), tensor(channels, height, width));
  }

  /// All elements as features of one position.
  public Tensor flatten(Tensor x) {
    return view(x, Math.toIntExact(x.elements()), 1, 1);
  }

  public Network build(Tensor... outputs) {
    return new Network(inputs, layers, List.of(outputs));
  }

  private Tensor pool(Tensor x, Pooling operator, int stride, int padding) {
    int height = span(x.height(), operator.kernel(), stride, padding);
    int width = span(x.width(), operator.kernel(), stride, padding);
    return add(
        operator.kind() == Pooling.Kind.MAX ? "maxpool" : "avgpool",
        operator,
        List.of(x),
        tensor(x.channels(), height, width));
  }

  private Tensor elementwise(String name, Elementwise.Kind kind, Tensor x, Tensor y) {
    return add(
        name, new Elementwise(kind), List.of(x, y), tensor(x.channels(), x.height(), x.width()));
  }

  private Tensor same(String name, Operator operator, Tensor x) {
    return add(name, operator, List.of(x), tensor(x.channels(), x.height(), x.width()));
  }

  private static int span(int size, int kernel, int stride, int padding) {
    return (size + 2 * padding - kernel) / stride + 1;
  }

  private Tensor tensor(int channels, int height, int width) {
    return new Tensor(tensors++, channels, height, width);
  }

  private Tensor add(String kind, Operator operator, List<Tensor> from, Tensor output) {
    layers.add(new Layer("%s_%d".formatted(kind, layers.size()), operator, from, output));
    return output;
  }
}

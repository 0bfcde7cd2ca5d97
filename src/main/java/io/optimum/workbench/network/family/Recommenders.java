package io.optimum.workbench.network.family;

import static io.optimum.workbench.network.graph.Operator.Activation.Kind.SIGMOID;

import io.optimum.workbench.network.graph.Convolution;
import io.optimum.workbench.network.graph.Network;
import io.optimum.workbench.network.graph.NetworkBuilder;
import io.optimum.workbench.network.graph.Tensor;

/// A recommender after the deep interest evolution network (Zhou et al., DIEN, 2019): embeddings, a
/// recurrent layer over the user's history, attention to the candidate, a second recurrent layer
/// gated by it, and a small perceptron.
///
/// Sizes as in the authors' code for Amazon Books, with a history of 50 instead of 100. A step of a
/// recurrent layer is one small matrix product and one pointwise kernel, so that the engine is a
/// long chain of tiny kernels.
public final class Recommenders {
  private static final int HISTORY = 50;
  private static final int EMBEDDING = 18;
  private static final int HIDDEN = 2 * EMBEDDING;
  private static final int USERS = 543_060;
  private static final int ITEMS = 367_983;
  private static final int CATEGORIES = 1_601;

  private final NetworkBuilder net = new NetworkBuilder();

  private Recommenders() {}

  public static Network dien() {
    return new Recommenders().build();
  }

  private Network build() {
    var user = net.gather(net.input(1, 1, 1), USERS, EMBEDDING);
    var target = item(1, true);
    var history = item(HISTORY, false);
    var interests = recurrent(history);
    var evolved = recurrent(net.product(interests, attention(interests, target)));
    var last = net.view(evolved, HIDDEN, 1, 1);
    var x = net.batchNorm(net.concat(user, target, last));
    x = net.activation(net.linear(x, 200), SIGMOID);
    x = net.activation(net.linear(x, 80), SIGMOID);
    return net.build(net.softmax(net.linear(x, 2)));
  }

  private Tensor item(int positions, boolean owned) {
    var ids = net.input(1, positions, 1);
    var categories = net.input(1, positions, 1);
    return net.concat(
        net.gather(ids, owned ? ITEMS : 0, EMBEDDING),
        net.gather(categories, owned ? CATEGORIES : 0, EMBEDDING));
  }

  private Tensor attention(Tensor interests, Tensor target) {
    var x = net.product(interests, net.linear(target, HIDDEN));
    x = net.activation(net.linear(x, 80), SIGMOID);
    x = net.activation(net.linear(x, 40), SIGMOID);
    return net.softmax(net.linear(x, 1));
  }

  /// A gated recurrent unit: the inputs of all steps at once, then step after step.
  private Tensor recurrent(Tensor x) {
    var projected = net.linear(x, 3 * HIDDEN);
    var step = Convolution.of(3 * HIDDEN, 1).withBias();
    var state = net.view(projected, HIDDEN, 1, 1);
    for (int i = 0; i < x.height(); i++) {
      var gates = net.convolution(state, i == 0 ? step : step.withSharedWeights());
      var mixed = net.activation(net.sum(gates, net.view(projected, 3 * HIDDEN, 1, 1)), SIGMOID);
      state = net.view(mixed, HIDDEN, 1, 1);
    }
    return net.view(state, HIDDEN, x.height(), 1);
  }
}

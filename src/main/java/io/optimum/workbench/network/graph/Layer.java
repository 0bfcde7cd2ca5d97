package io.optimum.workbench.network.graph;

import io.optimum.workbench.domain.Require;
import java.util.List;

/// One layer: an operator between tensors.
public record Layer(String name, Operator operator, List<Tensor> inputs, Tensor output) {
  public Layer {
    Require.text(name, "name");
    inputs = List.copyOf(Require.notEmpty(inputs, "inputs"));
  }

  public Tensor input() {
    return inputs.getFirst();
  }

  public long parameters() {
    return operator.parameters(input(), output);
  }

  public long multiplyAdds() {
    return operator.multiplyAdds(input(), output);
  }
}

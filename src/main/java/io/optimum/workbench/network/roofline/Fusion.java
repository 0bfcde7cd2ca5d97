package io.optimum.workbench.network.roofline;

import io.optimum.workbench.network.graph.Convolution;
import io.optimum.workbench.network.graph.Layer;
import io.optimum.workbench.network.graph.Network;
import io.optimum.workbench.network.graph.Operator.Activation;
import io.optimum.workbench.network.graph.Operator.Elementwise;
import io.optimum.workbench.network.graph.Tensor;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// Joins layers into kernels as TensorRT does.
///
/// Source: the layer fusion catalogue of the TensorRT documentation (performance, "Layer fusion
/// catalog"), held against the layer lists that trtexec prints. What is uncertain is a
/// [KernelAssumption]. Not modelled: horizontal fusion beyond sibling 1×1 convolutions.
public final class Fusion {
  private final FusionRules rules;

  public Fusion(FusionRules rules) {
    this.rules = rules;
  }

  /// The kernels of a network in the order of the stream.
  public List<FusedLayer> fuse(Network network) {
    List<Group> groups = groups(network);
    boolean merge = rules.assumes(KernelAssumption.MERGED_SIBLINGS);
    return new Emission(network, rules).emit(merge ? merged(groups) : groups);
  }

  private List<Group> groups(Network network) {
    Map<Tensor, Long> readers =
        network.layers().stream()
            .flatMap(layer -> layer.inputs().stream())
            .collect(Collectors.groupingBy(tensor -> tensor, Collectors.counting()));
    network.outputs().forEach(output -> readers.merge(output, 1L, Long::sum));
    var groups = new ArrayList<Group>();
    Map<Tensor, Integer> producers = new HashMap<>();
    for (Layer layer : network.layers()) {
      int place =
          host(layer, readers, groups, producers)
              .orElseGet(() -> {
                groups.add(new Group(layer));
                return groups.size() - 1;
              });
      if (!groups.get(place).ends(layer.output())) {
        groups.get(place).absorb(layer);
      }
      producers.put(layer.output(), place);
    }
    return groups;
  }

  /// The group whose kernel can also run the layer: the last one it reads, when nobody else reads
  /// that one's output.
  private Optional<Integer> host(
      Layer layer, Map<Tensor, Long> readers, List<Group> groups, Map<Tensor, Integer> producers) {
    int last = -1;
    Tensor carrier = layer.input();
    for (Tensor input : layer.inputs()) {
      int place = producers.getOrDefault(input, -1);
      if (place > last) {
        last = place;
        carrier = input;
      }
    }
    boolean joins =
        last >= 0
            && readers.getOrDefault(carrier, 0L) == 1
            && groups.get(last).ends(carrier)
            && groups.get(last).accepts(layer, rules);
    return joins ? Optional.of(last) : Optional.empty();
  }

  private record SiblingKey(Tensor input, int stride, List<Activation> activations) {}

  private static List<Group> merged(List<Group> groups) {
    var firsts = new LinkedHashMap<SiblingKey, Group>();
    var kept = new ArrayList<Group>();
    for (Group group : groups) {
      Optional<Group> first =
          siblingKey(group)
              .map(key -> firsts.putIfAbsent(key, group))
              .filter(each -> each != group);
      first.ifPresentOrElse(each -> each.merge(group), () -> kept.add(group));
    }
    return kept;
  }

  private static Optional<SiblingKey> siblingKey(Group group) {
    if (!(group.operator() instanceof Convolution with)
        || !with.pointwise()
        || with.groups() > 1
        || with.sharedWeights()
        || group.has(Elementwise.class)) {
      return Optional.empty();
    }
    List<Activation> activations =
        group.absorbed().stream()
            .map(Layer::operator)
            .filter(Activation.class::isInstance)
            .map(Activation.class::cast)
            .toList();
    return Optional.of(new SiblingKey(group.anchor().input(), with.stride(), activations));
  }
}

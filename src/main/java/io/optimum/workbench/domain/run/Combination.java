package io.optimum.workbench.domain.run;

import io.optimum.workbench.domain.Require;
import java.util.ArrayList;
import java.util.List;

/// The deployments that share one GPU. Their order carries no meaning to a GPU; indexes into it
/// identify a deployment in requests and results.
public record Combination(Sharing sharing, List<Deployment> deployments) {
  public Combination {
    deployments = List.copyOf(Require.notEmpty(deployments, "deployments"));
  }

  /// Streams of one process.
  public static Combination ofStreams(List<Deployment> deployments) {
    return new Combination(Sharing.STREAMS, deployments);
  }

  /// One deployment alone, shared the same way.
  public Combination solo(int deployment) {
    return new Combination(sharing, List.of(deployments.get(deployment)));
  }

  /// The same with another deployment in one place.
  public Combination with(int deployment, Deployment other) {
    List<Deployment> changed = new ArrayList<>(deployments);
    changed.set(deployment, other);
    return new Combination(sharing, changed);
  }

  /// Whether pacing limits any of them.
  public boolean isPaced() {
    return deployments.stream().anyMatch(Deployment::isPaced);
  }

  /// The same without pacing.
  public Combination unpaced() {
    return isPaced()
        ? new Combination(sharing, deployments.stream().map(Deployment::unpaced).toList())
        : this;
  }

  public int size() {
    return deployments.size();
  }
}

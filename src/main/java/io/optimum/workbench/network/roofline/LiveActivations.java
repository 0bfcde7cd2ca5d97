package io.optimum.workbench.network.roofline;

import io.optimum.workbench.network.graph.Tensor;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The activation memory of one context: buffers live from the kernel that writes them to the last
/// that reads them, and memory is reused without holes.
public final class LiveActivations {
  private LiveActivations() {}

  /// The most elements alive at once, for one input of the batch.
  public static long peakElements(List<FusedLayer> layers) {
    Map<Tensor, Integer> lastUse = new HashMap<>();
    for (int i = 0; i < layers.size(); i++) {
      for (Tensor read : layers.get(i).reads()) {
        lastUse.put(read, i);
      }
    }
    Set<Tensor> live = new HashSet<>();
    long now = 0;
    long peak = 0;
    for (int i = 0; i < layers.size(); i++) {
      for (Tensor write : layers.get(i).writes()) {
        now += live.add(write) ? write.elements() : 0;
      }
      peak = Math.max(peak, now);
      int step = i;
      for (Tensor done : live.stream().filter(t -> lastUse.getOrDefault(t, -1) <= step).toList()) {
        live.remove(done);
        now -= done.elements();
      }
    }
    return peak;
  }
}

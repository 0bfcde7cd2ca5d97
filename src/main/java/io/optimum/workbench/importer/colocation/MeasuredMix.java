package io.optimum.workbench.importer.colocation;

import java.util.List;

/// Clients that ran at the same time on one GPU, in the order of the table.
public record MeasuredMix(String name, List<MeasuredClient> clients) {
  public MeasuredMix {
    clients = List.copyOf(clients);
  }
}

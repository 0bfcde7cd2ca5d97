package io.optimum.workbench.network;

import io.optimum.workbench.domain.Require;
import io.optimum.workbench.domain.engine.EngineId;
import io.optimum.workbench.domain.engine.Precision;
import io.optimum.workbench.network.graph.Network;
import java.util.Locale;
import java.util.function.Supplier;

/// One row of the catalogue.
///
/// @param id of the network; engines add their precision to it
/// @param name what people call it
/// @param builder writes the network down
/// @param publishedParameters learned numbers, as published
/// @param publishedMultiplyAdds of one input, as published
/// @param source of both; where nothing is published it says so, and the count only guards against
///   change
public record NetworkEntry(
    String id,
    String name,
    Supplier<Network> builder,
    long publishedParameters,
    long publishedMultiplyAdds,
    String source) {
  public NetworkEntry {
    Require.text(id, "id");
    Require.text(name, "name");
    Require.positive(publishedParameters, "publishedParameters");
    Require.positive(publishedMultiplyAdds, "publishedMultiplyAdds");
    Require.text(source, "source");
  }

  /// The engine's id at a precision, for example `resnet50-fp16`.
  public EngineId engine(Precision precision) {
    return new EngineId(id + "-" + precision.name().toLowerCase(Locale.ROOT));
  }
}

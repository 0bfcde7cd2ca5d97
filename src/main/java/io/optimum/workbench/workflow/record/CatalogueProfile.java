package io.optimum.workbench.workflow.record;

import io.optimum.workbench.domain.engine.EngineId;
import io.optimum.workbench.domain.engine.EngineProfile;
import io.optimum.workbench.domain.engine.Precision;
import io.optimum.workbench.domain.engine.ProfileKey;
import io.optimum.workbench.domain.gpu.GpuSpec;
import io.optimum.workbench.network.ModelledEngines;
import io.optimum.workbench.network.NetworkCatalogue;
import io.optimum.workbench.network.NetworkEntry;
import java.util.Optional;
import java.util.stream.Stream;

/// The modelled profile of a network of the catalogue, for engines that are called after it: what
/// is known of a freshly built engine before it has run.
final class CatalogueProfile {
  private CatalogueProfile() {}

  /// @param engine for example `resnet50-fp16`
  static Optional<EngineProfile> of(EngineId engine, GpuSpec gpu, int batchSize) {
    return NetworkCatalogue.all().stream()
        .flatMap(network ->
            Stream.of(Precision.FP16, Precision.FP32)
                .filter(precision -> network.engine(precision).equals(engine))
                .map(precision -> of(network, precision, gpu, batchSize)))
        .findFirst();
  }

  private static EngineProfile of(
      NetworkEntry network, Precision precision, GpuSpec gpu, int batchSize) {
    return ModelledEngines.profile(network, gpu, batchSize, precision);
  }

  /// The same of an engine of another name.
  static EngineProfile named(EngineId id, EngineProfile profile) {
    return profile.withKey(new ProfileKey(id, profile.key().gpu(), profile.key().batchSize()));
  }
}

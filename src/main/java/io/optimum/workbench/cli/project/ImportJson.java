package io.optimum.workbench.cli.project;

import io.optimum.workbench.domain.Problem;
import io.optimum.workbench.domain.engine.EngineProfile;
import io.optimum.workbench.domain.engine.ProfileOrigin;
import io.optimum.workbench.domain.engine.SoloLatency;
import io.optimum.workbench.domain.serving.ServedMeasurement;
import io.optimum.workbench.importer.ImportResult;
import io.optimum.workbench.importer.engine.EnginePreview;
import java.util.List;

/// What `import --json` prints.
record ImportJson(
    List<String> engines,
    List<ProfileJson> profiles,
    List<EnginePreview> previews,
    int measurements,
    List<ServedMeasurement> served,
    List<ImportResult.RecognisedFile> files,
    List<String> leftOut,
    List<Problem> problems) {

  record ProfileJson(
      String engine,
      String gpu,
      int batchSize,
      ProfileOrigin origin,
      int kernelCount,
      SoloLatency soloLatency) {}

  static ImportJson of(ImportResult result) {
    return new ImportJson(
        result.engines().stream().map(each -> each.id().value()).toList(),
        result.profiles().stream().map(ImportJson::profile).toList(),
        result.previews(),
        result.measurements().size(),
        result.served(),
        result.recognised(),
        result.leftOut().files(),
        result.problems());
  }

  private static ProfileJson profile(EngineProfile profile) {
    return new ProfileJson(
        profile.key().engine().value(),
        profile.key().gpu().value(),
        profile.key().batchSize(),
        profile.origin(),
        profile.kernels().size(),
        profile.soloLatency());
  }
}

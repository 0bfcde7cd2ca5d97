package io.optimum.workbench.workflow.record;

import io.optimum.workbench.domain.Problem;
import io.optimum.workbench.domain.engine.Engine;
import io.optimum.workbench.domain.engine.EngineId;
import io.optimum.workbench.domain.engine.EngineProfile;
import io.optimum.workbench.domain.engine.Precision;
import io.optimum.workbench.domain.engine.ProfileKey;
import io.optimum.workbench.domain.engine.SoloLatency;
import io.optimum.workbench.domain.gpu.GpuSpec;
import io.optimum.workbench.importer.ImportResult;
import io.optimum.workbench.importer.source.ImportRequest;
import io.optimum.workbench.network.ModelledEngines;
import io.optimum.workbench.network.NetworkCatalogue;
import io.optimum.workbench.network.NetworkEntry;
import io.optimum.workbench.project.Project;
import io.optimum.workbench.study.RecordingSuite;
import io.optimum.workbench.task.Progress;
import io.optimum.workbench.workflow.engines.GpuLibrary;
import io.optimum.workbench.workflow.engines.ImportStep;
import io.optimum.workbench.workflow.record.RecordSuiteStep.Suite;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// The project of a suite. All that the suite needs is in it, so that whoever goes on need not say
/// again which engines there are.
final class SuiteProject {
  /// Marks networks of the catalogue beside engines that were given.
  private static final String BY_PROFILE = "-by-profile";

  private static final int SMALL = RecordingSuite.SMALL_NETWORKS.size();

  private SuiteProject() {}

  /// @throws IllegalArgumentException when the engines that were given are none
  static Project begin(Suite asked, GpuLibrary gpus, ImportStep importing, Progress progress) {
    GpuSpec gpu = asked.gpu();
    Project empty = Project.empty(gpu.name() + ", recorded");
    Project known = gpus.of(empty).containsKey(gpu.id()) ? empty : gpus.add(empty, gpu);
    Path engines = asked.engines();
    return engines == null
        ? withNetworks(known, asked, asked.networks(), "")
        : withEngines(
            withNetworks(
                known,
                asked,
                asked.networks().subList(0, Math.min(SMALL, asked.networks().size())),
                BY_PROFILE),
            asked,
            engines,
            importing,
            progress);
  }

  private static Project withNetworks(
      Project project, Suite asked, List<String> networks, String mark) {
    List<Engine> engines = new ArrayList<>();
    List<EngineProfile> profiles = new ArrayList<>();
    for (String each : networks) {
      NetworkEntry network = NetworkCatalogue.require(each);
      EngineId id = new EngineId(network.engine(Precision.FP16).value() + mark);
      engines.add(new Engine(id, network.name(), Precision.FP16, null));
      for (int batch : asked.batchSizes()) {
        profiles.add(
            CatalogueProfile.named(
                id, ModelledEngines.profile(network, asked.gpu(), batch, Precision.FP16)));
      }
    }
    return project.withEngines(engines, profiles);
  }

  private static Project withEngines(
      Project project, Suite asked, Path engines, ImportStep importing, Progress progress) {
    Project all = project;
    List<Problem> problems = new ArrayList<>();
    for (int batch : asked.batchSizes()) {
      ImportResult read =
          importing.read(
              ImportRequest.of(List.of(engines)).onGpu(asked.gpu().id()).atBatch(batch), progress);
      problems.addAll(read.problems());
      all = withModelled(importing.add(all, smallFirst(read), asked.folder()), asked.gpu(), batch);
    }
    boolean none =
        all.profiles().byKey().keySet().stream()
            .noneMatch(key -> isGiven(key.engine()) && key.gpu().equals(asked.gpu().id()));
    if (none) {
      throw new IllegalArgumentException(
          "There is no engine for %s at %s.%s Build some with `optimum build`, or leave --engines out."
              .formatted(
                  asked.gpu().name(),
                  engines,
                  problems.isEmpty() ? "" : " " + problems.getFirst().message()));
    }
    return all;
  }

  /// What was just built has no times yet.
  private static Project withModelled(Project project, GpuSpec gpu, int batch) {
    return project.withEngines(
        List.of(),
        project.engines().stream()
            .map(Engine::id)
            .filter(each -> project.profiles().find(each, gpu.id(), batch).isEmpty())
            .flatMap(each -> CatalogueProfile.of(each, gpu, batch).stream())
            .toList());
  }

  private static ImportResult smallFirst(ImportResult read) {
    List<Engine> sorted =
        read.engines().stream()
            .sorted(Comparator.comparingInt(each -> rank(each.id().value())))
            .toList();
    return new ImportResult(sorted, read.profiles(), read.recognised(), read.problems());
  }

  private static int rank(String engine) {
    List<String> networks = RecordingSuite.NETWORKS;
    for (int i = 0; i < networks.size(); i++) {
      if (engine.startsWith(networks.get(i) + "-") || engine.equals(networks.get(i))) {
        return i;
      }
    }
    return networks.size();
  }

  private static boolean isGiven(EngineId engine) {
    return !engine.value().endsWith(BY_PROFILE);
  }

  static RecordingSuite suite(Project project, GpuSpec gpu, long seed) {
    List<EngineId> all =
        project.engines().stream().map(Engine::id).filter(SuiteProject::isGiven).toList();
    List<EngineId> small = all.subList(0, Math.min(SMALL, all.size()));
    List<EngineId> byProfile =
        project.engines().stream().map(Engine::id).filter(each -> !isGiven(each)).toList();
    List<Integer> batchSizes =
        all.stream()
            .flatMap(each -> project.profiles().batchSizes(each, gpu.id()).stream())
            .distinct()
            .sorted()
            .toList();
    return new RecordingSuite(
        byProfile.isEmpty() ? small : byProfile, small, all, batchSizes, seed);
  }

  /// Profiles of engine files that were not measured alone yet.
  static List<ProfileKey> unmeasured(Project project, GpuSpec gpu) {
    return project.engines().stream()
        .filter(each -> each.planFile().isPresent())
        .flatMap(each ->
            project.profiles().byKey().values().stream()
                .filter(profile ->
                    profile.key().engine().equals(each.id())
                        && profile.key().gpu().equals(gpu.id())
                        && profile.soloLatency() instanceof SoloLatency.NotMeasured))
        .map(EngineProfile::key)
        .toList();
  }
}

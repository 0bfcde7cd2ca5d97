package io.optimum.workbench.study;

import io.optimum.workbench.device.DeviceChoice;
import io.optimum.workbench.device.DeviceOpener;
import io.optimum.workbench.device.GpuDevice;
import io.optimum.workbench.domain.engine.EngineProfile;
import io.optimum.workbench.domain.engine.Precision;
import io.optimum.workbench.domain.gpu.GpuSpec;
import io.optimum.workbench.domain.run.Combination;
import io.optimum.workbench.domain.run.Deployment;
import io.optimum.workbench.domain.run.DeploymentResult;
import io.optimum.workbench.domain.run.RunRequest;
import io.optimum.workbench.domain.run.Sharing;
import io.optimum.workbench.domain.run.StopRule;
import io.optimum.workbench.importer.colocation.MeasuredCopies;
import io.optimum.workbench.network.ModelledEngines;
import io.optimum.workbench.network.NetworkCatalogue;
import io.optimum.workbench.network.NetworkEntry;
import io.optimum.workbench.study.ValidationReport.ModelledEngine;
import io.optimum.workbench.task.Progress;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// Holds the simulator against copies of one model in processes that share a GPU under MPS
/// (ParvaGPU, SC 2024, figures of the whole A100).
///
/// The published programs are no TensorRT engines: alone at batch 1 they take as long as at batch
/// 4, so their host sets the pace. A model gets two of its solo measurements: the enqueue time is
/// the latency alone at batch 1, and kernel times are scaled to the latency alone at the largest
/// batch. What copies do to each other is simulated; the slowdown compared is throughput of one
/// process alone over that of one among N.
public final class CopiesValidation {
  private static final long WARM_UP_NANOS = 200_000_000;
  private static final Precision PRECISION = Precision.TF32;
  private static final Map<String, String> NETWORKS = Map.of("bert", "bert-base");

  private final DeviceOpener devices;
  private final GpuSpec gpu;
  private final long nanos;
  private final long seed;

  /// @param nanos device time of each run
  public CopiesValidation(DeviceOpener devices, GpuSpec gpu, long nanos, long seed) {
    this.devices = devices;
    this.gpu = gpu;
    this.nanos = nanos;
    this.seed = seed;
  }

  /// Models that the catalogue lacks are left out.
  public ValidationReport run(List<MeasuredCopies> measured, Progress progress) {
    Map<String, List<MeasuredCopies>> byModel =
        measured.stream()
            .collect(
                Collectors.groupingBy(MeasuredCopies::model, TreeMap::new, Collectors.toList()));
    List<ClientComparison> clients = new ArrayList<>();
    List<ModelledEngine> engines = new ArrayList<>();
    int done = 0;
    for (var each : byModel.entrySet()) {
      progress.report(done++ / (double) byModel.size(), "Simulating copies of " + each.getKey());
      if (NetworkCatalogue.all().stream().anyMatch(entry -> entry.id().equals(id(each.getKey())))) {
        clients.addAll(compare(each.getKey(), each.getValue(), engines));
      }
    }
    try (GpuDevice device = devices.open(new DeviceChoice.Simulated(gpu))) {
      return new ValidationReport(
          gpu.id().value(), device.capabilities().version(), seed, clients, engines, List.of());
    }
  }

  private List<ClientComparison> compare(
      String model, List<MeasuredCopies> rows, List<ModelledEngine> engines) {
    NetworkEntry network = NetworkCatalogue.require(id(model));
    List<MeasuredCopies> alone = rows.stream().filter(each -> each.processes() == 1).toList();
    MeasuredCopies largest =
        Collections.max(alone, Comparator.comparingInt(MeasuredCopies::batchSize));
    MeasuredCopies smallest =
        Collections.min(alone, Comparator.comparingInt(MeasuredCopies::batchSize));
    double modelled = profile(network, largest.batchSize()).kernelNanos();
    double factor = largest.latencyNanos() / modelled;
    engines.add(
        new ModelledEngine(
            "batch " + largest.batchSize(),
            model,
            profile(network, 1).kernels().size(),
            Math.round(largest.latencyNanos()),
            1 / factor));
    List<ClientComparison> compared = new ArrayList<>();
    for (MeasuredCopies solo : alone) {
      EngineProfile engine =
          HostBound.of(
              profile(network, solo.batchSize()), factor, Math.round(smallest.latencyNanos()));
      Simulated one = simulated(engine, 1);
      rows.stream()
          .filter(row -> row.batchSize() == solo.batchSize() && row.processes() > 1)
          .forEach(
              row -> compared.add(compare(row, solo, one, simulated(engine, row.processes()))));
    }
    return compared;
  }

  /// @param perSecond inputs per second of one of the copies
  /// @param sampleCount inferences of all of them
  private record Simulated(double perSecond, int sampleCount) {}

  private static ClientComparison compare(
      MeasuredCopies row, MeasuredCopies solo, Simulated alone, Simulated together) {
    return new ClientComparison(
        row.processes() + " processes",
        "%s, batch %d".formatted(row.model(), row.batchSize()),
        row.model(),
        solo.throughputPerSecond() / row.throughputPerSecond(),
        alone.perSecond() / together.perSecond(),
        together.sampleCount());
  }

  private Simulated simulated(EngineProfile engine, int copies) {
    Deployment one = Deployment.of(engine.key().engine(), engine.key().batchSize());
    Combination together = new Combination(Sharing.MPS, Collections.nCopies(copies, one));
    RunRequest request =
        RunRequest.closedLoop(gpu.id(), together, WARM_UP_NANOS, StopRule.after(nanos), seed);
    try (GpuDevice device = devices.open(new DeviceChoice.Simulated(gpu))) {
      device.load(engine);
      List<DeploymentResult> results = device.run(request).deployments();
      return new Simulated(
          results.stream().mapToDouble(each -> each.throughputPerSecond()).average().orElseThrow(),
          results.stream().mapToInt(each -> each.latency().sampleCount()).sum());
    }
  }

  private EngineProfile profile(NetworkEntry network, int batchSize) {
    return ModelledEngines.profile(network, gpu, batchSize, PRECISION);
  }

  private static String id(String model) {
    return NETWORKS.getOrDefault(model, model);
  }
}

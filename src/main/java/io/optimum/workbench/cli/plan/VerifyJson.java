package io.optimum.workbench.cli.plan;

import io.optimum.workbench.domain.run.LatencySummary;
import io.optimum.workbench.profiling.VerifiedDeployment;
import java.util.List;

/// What `verify --json` prints.
record VerifyJson(
    boolean everySloHeld, List<DeploymentJson> deployments, String device, long seed) {

  /// @param askedPerSecond inputs that arrive; 0 = saturating
  record DeploymentJson(
      String engine,
      int gpuOrdinal,
      String gpu,
      int batchSize,
      double askedPerSecond,
      double servedPerSecond,
      double predictedP99Nanos,
      LatencySummary measuredLatency,
      long sloP99Nanos,
      String provenance,
      VerifiedDeployment.Verdict verdict) {}

  static VerifyJson of(List<VerifiedDeployment> verified, String device, long seed) {
    return new VerifyJson(
        verified.stream().allMatch(VerifiedDeployment::holds),
        verified.stream().map(VerifyJson::deployment).toList(),
        device,
        seed);
  }

  private static DeploymentJson deployment(VerifiedDeployment each) {
    return new DeploymentJson(
        each.planned().deployment().engine().value(),
        each.ordinal(),
        each.gpu().value(),
        each.planned().deployment().batchSize(),
        each.arrivals().meanRatePerSecond(),
        each.measured().throughputPerSecond(),
        each.planned().predictedP99Nanos(),
        each.measured().latency(),
        each.planned().sloP99Nanos(),
        each.provenance().word(),
        each.verdict());
  }
}

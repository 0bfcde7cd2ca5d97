package io.optimum.workbench.cli.option;

import io.optimum.workbench.cli.terminal.Dashed;
import io.optimum.workbench.cli.terminal.UsageException;
import io.optimum.workbench.domain.run.Combination;
import io.optimum.workbench.domain.run.HostThreads;
import io.optimum.workbench.domain.run.Sharing;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Option;

/// How the engines of a run share the GPU and the host.
public final class SharingOptions {
  @Option(
      names = "--sharing",
      paramLabel = "WAY",
      description =
          "streams (of one process; default), green-context, mps (processes under the multi-process"
              + " service) or time-sliced (processes that take turns).")
  Sharing sharing = Sharing.STREAMS;

  @Option(
      names = "--sm-share",
      split = ",",
      paramLabel = "ENGINE=SHARE",
      description = "Share of the SMs, above 0 to 1; with --sharing green-context or mps.")
  Map<String, Double> smShare = new LinkedHashMap<>();

  @Option(
      names = "--host-threads",
      paramLabel = "WHICH",
      description = "per-stream (default) or shared: one thread enqueues for all streams.")
  public HostThreads hostThreads = HostThreads.PER_STREAM;

  /// The same deployments, shared as asked.
  public Combination apply(Combination combination, EngineList engines) {
    smShare.forEach((engine, share) -> {
      engines.requireListed(engine);
      if (!(share > 0 && share <= 1)) {
        throw new UsageException(
            "--sm-share %s=%s: the share must be above 0 and at most 1.".formatted(engine, share));
      }
    });
    if (!smShare.isEmpty() && sharing != Sharing.GREEN_CONTEXT && sharing != Sharing.MPS) {
      throw new UsageException(
          "--sm-share has no meaning with --sharing %s. Add --sharing green-context or mps."
              .formatted(Dashed.of(sharing)));
    }
    return new Combination(
        sharing,
        combination.deployments().stream()
            .map(each -> each.withSmShareFraction(smShare.getOrDefault(each.engine().value(), 1.0)))
            .toList());
  }
}

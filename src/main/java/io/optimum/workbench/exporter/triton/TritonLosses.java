package io.optimum.workbench.exporter.triton;

import io.optimum.workbench.domain.Problem;
import io.optimum.workbench.domain.run.Pacing;
import io.optimum.workbench.exporter.process.ServerProcess;
import io.optimum.workbench.exporter.text.Figures;
import java.util.ArrayList;
import java.util.List;

/// Settings of a plan that Triton has no words for: never dropped in silence.
public final class TritonLosses {
  private TritonLosses() {}

  /// @param servers the processes of a plan
  public static List<Problem> problems(List<ServerProcess> servers) {
    List<Problem> losses = new ArrayList<>();
    for (ServerProcess server : servers) {
      server.models().forEach(model -> pacing(server, model, losses));
      sharing(server, losses);
    }
    return losses;
  }

  private static void pacing(
      ServerProcess server, ServerProcess.Model model, List<Problem> losses) {
    if (model.deployment().pacing() instanceof Pacing.TokenBucket bucket) {
      losses.add(
          Problem.warning(
              server.name() + "/" + model.name() + "/config.pbtxt",
              "pacing",
              "The plan starts at most %s batches per second; Triton has no such setting."
                  .formatted(bucket.batchesPerSecond()),
              "Limit the request rate at the client or the gateway."));
    }
  }

  private static void sharing(ServerProcess server, List<Problem> losses) {
    switch (server.gpu().sharing()) {
      case STREAMS, MPS, TIME_SLICED -> {}
      case GREEN_CONTEXT ->
          losses.add(
              Problem.warning(
                  server.name(),
                  "sharing",
                  "The plan's numbers are for green contexts; Triton has none. The server is an"
                      + " MPS client with %s %% of the SMs instead."
                          .formatted(Figures.percent(server.smShareFraction())),
                  "Measure again under MPS before you rely on the numbers."));
    }
  }
}

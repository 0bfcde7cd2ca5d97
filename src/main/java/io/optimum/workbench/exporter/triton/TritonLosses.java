package io.optimum.workbench.exporter.triton;

import io.optimum.workbench.domain.Pacing;
import io.optimum.workbench.domain.Problem;
import java.util.ArrayList;
import java.util.List;

/// Settings of a plan that Triton has no words for: never dropped in silence.
final class TritonLosses {
  private TritonLosses() {}

  static List<Problem> problems(List<TritonServer> servers) {
    List<Problem> losses = new ArrayList<>();
    for (TritonServer server : servers) {
      server.models().forEach(model -> pacing(server, model, losses));
      sharing(server, losses);
    }
    return losses;
  }

  private static void pacing(TritonServer server, TritonServer.Model model, List<Problem> losses) {
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

  private static void sharing(TritonServer server, List<Problem> losses) {
    switch (server.gpu().sharing()) {
      case STREAMS, MPS, TIME_SLICED -> {}
      case GREEN_CONTEXT ->
          losses.add(
              Problem.warning(
                  server.name(),
                  "sharing",
                  "The plan's numbers are for green contexts; Triton has none. The server is an"
                      + " MPS client with %s %% of the SMs instead."
                          .formatted(TritonStartScript.percent(server.smShareFraction())),
                  "Measure again under MPS before you rely on the numbers."));
    }
  }
}

package io.optimum.workbench.strategy;

import io.optimum.workbench.domain.run.Deployment;
import io.optimum.workbench.domain.run.Pacing;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// What can be set per deployment. The name of a knob promises nothing: the effect is what is
/// predicted or measured.
public enum Knob {
  /// Inputs per inference: more throughput, more latency.
  BATCH("Batch size"),
  /// Concurrent contexts: overlap with itself, more memory.
  STREAMS("Streams"),
  /// Whose blocks are placed first; no isolation, for resident blocks are never taken back.
  PRIORITY("Stream priority"),
  /// One launch per inference instead of one per kernel: less host time.
  CUDA_GRAPH("CUDA graph"),
  /// A limit on inference starts, for the sake of the others.
  PACING("Pacing"),
  /// Share of the SMs, where the way of sharing knows shares.
  SM_SHARE("SM share");

  private final String title;

  Knob(String title) {
    this.title = title;
  }

  /// For people.
  public String title() {
    return title;
  }

  /// The knobs that differ between two settings of an engine.
  public static List<Knob> changed(Deployment from, Deployment to) {
    return Arrays.stream(values()).filter(knob -> !knob.of(from).equals(knob.of(to))).toList();
  }

  /// A deployment with all its settings: engine and batch size, then what is [#turned].
  public static String label(Deployment deployment) {
    return "%s b%d%s".formatted(deployment.engine(), deployment.batchSize(), turned(deployment));
  }

  /// Each knob but the batch size that is not as it is where nobody turned it; may be empty.
  public static String turned(Deployment deployment) {
    Deployment plain = Deployment.of(deployment.engine(), deployment.batchSize());
    return changed(plain, deployment).stream()
        .map(knob -> ", %s: %s".formatted(knob.title, knob.words(deployment)))
        .collect(Collectors.joining());
  }

  /// How it is set, for people.
  public String words(Deployment of) {
    return switch (this) {
      case BATCH -> String.valueOf(of.batchSize());
      case STREAMS -> String.valueOf(of.streams());
      case PRIORITY -> of.priority().name().toLowerCase(Locale.ROOT);
      case CUDA_GRAPH -> of.cudaGraph() ? "yes" : "no";
      case PACING ->
          switch (of.pacing()) {
            case Pacing.Unlimited _ -> "no limit";
            case Pacing.TokenBucket bucket -> rounded(bucket.batchesPerSecond()) + " batches/s";
          };
      case SM_SHARE -> rounded(of.smShareFraction() * 100) + " %";
    };
  }

  private static String rounded(double value) {
    return new BigDecimal(value).round(new MathContext(3)).stripTrailingZeros().toPlainString();
  }

  private Object of(Deployment deployment) {
    return switch (this) {
      case BATCH -> deployment.batchSize();
      case STREAMS -> deployment.streams();
      case PRIORITY -> deployment.priority();
      case CUDA_GRAPH -> deployment.cudaGraph();
      case PACING -> deployment.pacing();
      case SM_SHARE -> deployment.smShareFraction();
    };
  }
}

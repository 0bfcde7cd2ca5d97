package io.optimum.workbench.predictor.feature;

import io.optimum.workbench.domain.run.StreamPriority;
import io.optimum.workbench.predictor.prior.RoundRobin;
import java.util.ArrayList;
import java.util.List;

/// The inputs of learned predictors, in order: of the deployment itself, of those beside it pooled
/// by sum, mean and maximum (so their order and number do not matter), and of the whole.
///
/// All are dimensionless or logarithms, and none is an identity, a batch size or a latency: those
/// are useless for engines that were not in training. Any change of a row, of its formula or of the
/// order is a new [#VERSION].
public final class FeatureSchema {
  /// Kept with weights; weights of another version are refused.
  public static final int VERSION = 4;

  static final List<Row> OWN =
      List.of(
          row(
              "dramUse",
              "fraction",
              "time of its DRAM traffic at full bandwidth over latency, alone",
              (law, i) -> law.traits(i).dramNanos() / law.soloNanos(i)),
          row(
              "l2Use",
              "fraction",
              "time of its L2 traffic at full bandwidth over latency, alone",
              (law, i) -> law.traits(i).l2Nanos() / law.soloNanos(i)),
          row(
              "tensorUse",
              "fraction",
              "time of its tensor operations at their peak over latency, alone",
              (law, i) -> law.traits(i).tensorNanos() / law.soloNanos(i)),
          row(
              "coreUse",
              "fraction",
              "time of its other operations at their peak over latency, alone",
              (law, i) -> law.traits(i).coreNanos() / law.soloNanos(i)),
          row(
              "smUse",
              "fraction",
              "width times duration of its kernels over latency, alone",
              (law, i) -> law.facts(i).areaNanos() / law.soloNanos(i)),
          row(
              "busy",
              "fraction",
              "kernel durations over latency, alone",
              (law, i) -> law.facts(i).busyNanos() / law.soloNanos(i)),
          row(
              "multiWave",
              "fraction",
              "busy time in kernels of several waves",
              (law, i) -> law.traits(i).multiWaveFraction()),
          row(
              "narrow",
              "fraction",
              "busy time in kernels of one wave on less than half the GPU",
              (law, i) -> law.traits(i).narrowFraction()),
          row(
              "dramBound",
              "fraction",
              "busy time in kernels above half the DRAM bandwidth",
              (law, i) -> law.traits(i).dramBoundFraction()),
          row(
              "kernels",
              "ln",
              "kernels of one inference",
              (law, i) -> Math.log(law.facts(i).kernelCount())),
          row(
              "meanKernel",
              "ln",
              "mean kernel duration in microseconds",
              (law, i) -> Math.log(law.meanKernelNanos(i) / 1000)),
          row(
              "kernelSpread",
              "ln",
              "1 + standard deviation over mean of the kernel durations",
              (law, i) -> Math.log1p(law.traits(i).kernelSpread())),
          row(
              "workingSet",
              "ln",
              "1 + mean working set of its kernels, weighted by their time, over L2 capacity",
              (law, i) -> Math.log1p(law.traits(i).workingSetRatio())),
          row(
              "hostBound",
              "ln",
              "host time to enqueue it over kernels and gaps between them; the ln clipped to -2 to"
                  + " 2",
              (law, i) -> clip(Math.log(law.enqueueNanos(i) / law.deviceNanos(i)))),
          row(
              "copies",
              "fraction",
              "copies in and out over latency, alone",
              (law, i) -> law.facts(i).copyNanos() / law.soloNanos(i)),
          row(
              "graph",
              "0 or 1",
              "launched as a CUDA graph",
              (law, i) -> law.deployment(i).cudaGraph() ? 1 : 0),
          row(
              "priority",
              "-1 to 1",
              "low, normal or high",
              (law, i) -> rank(law.deployment(i).priority())),
          row(
              "smShare",
              "fraction",
              "share of the SMs it may use",
              (law, i) -> law.deployment(i).smShareFraction()),
          row(
              "streams",
              "ln",
              "concurrent streams",
              (law, i) -> Math.log(law.deployment(i).streams())),
          row(
              "duty",
              "fraction",
              "latency beside the others, by kernel round robin, over time between starts; 1 unless"
                  + " paced",
              (law, i) -> law.latencyNanos(i) / law.cycleNanos(i)),
          row(
              "launchBound",
              "ln",
              "latency alone of one stream without graph at the least batch profiled, on the whole"
                  + " GPU, over latency alone here; the ln clipped to -2 to 2",
              (law, i) -> clip(Math.log(law.scaling(i).leastBatchNanos() / law.soloNanos(i)))),
          row(
              "saturation",
              "fraction",
              "throughput alone of one stream without graph over that of the best batch profiled,"
                  + " on the whole GPU",
              (law, i) -> law.scaling(i).saturationFraction()),
          row(
              "elasticity",
              "fraction",
              "log2 of latency alone of one stream without graph on half of its SMs over that on"
                  + " its SMs, clipped to 0 to 1",
              (law, i) -> law.scaling(i).elasticityFraction()));

  static final List<String> SUMMED =
      List.of("dramUse", "l2Use", "tensorUse", "coreUse", "smUse", "busy", "copies");

  static final List<String> AVERAGED =
      List.of(
          "multiWave",
          "narrow",
          "meanKernel",
          "kernelSpread",
          "workingSet",
          "priority",
          "saturation",
          "elasticity");

  static final List<String> MAXIMISED =
      List.of(
          "dramUse",
          "smUse",
          "multiWave",
          "meanKernel",
          "dramBound",
          "hostBound",
          "launchBound",
          "copies");

  static final List<Row> WHOLE =
      List.of(
          row(
              "prior",
              "ln",
              "slowdown by kernel round robin",
              (law, i) -> Math.log(law.slowdown(i))),
          row(
              "waiting",
              "fraction",
              "time with a kernel waiting or running beside the others, by kernel round robin",
              (law, i) -> law.busyFraction(i)),
          row(
              "others",
              "ln",
              "1 + streams beside it",
              (law, i) -> Math.log1p(law.sumBeside(i, _ -> 1))),
          row(
              "busyOthers",
              "streams",
              "shares of the time that those beside it are waiting or running, summed",
              (law, i) -> law.sumBeside(i, law::busyFraction)),
          row(
              "kernelRatio",
              "ln",
              "mean of the mean kernel durations beside it over its own",
              (law, i) ->
                  Math.log(law.meanBeside(i, law::meanKernelNanos) / law.meanKernelNanos(i))),
          row(
              "dramPressure",
              "fraction",
              "sum over all streams: time of its DRAM traffic at full bandwidth over time between"
                  + " its starts, by kernel round robin",
              (law, _) -> law.sum(j -> law.traits(j).dramNanos() / law.cycleNanos(j))),
          row(
              "l2Pressure",
              "fraction",
              "sum over all streams: time of its L2 traffic at full bandwidth over time between its"
                  + " starts, by kernel round robin",
              (law, _) -> law.sum(j -> law.traits(j).l2Nanos() / law.cycleNanos(j))),
          row(
              "smPressure",
              "fraction",
              "sum over all streams: width times duration of its kernels over time between its"
                  + " starts, by kernel round robin",
              (law, _) -> law.sum(j -> law.facts(j).areaNanos() / law.cycleNanos(j))),
          row(
              "copyPressure",
              "fraction",
              "sum over all streams: its copies over time between its starts, by kernel round"
                  + " robin",
              (law, _) -> law.sum(j -> law.facts(j).copyNanos() / law.cycleNanos(j))),
          row(
              "l2Overflow",
              "ln",
              "1 + sum over all streams: working set as above over L2 capacity",
              (law, _) -> Math.log1p(law.sum(j -> law.traits(j).workingSetRatio()))));

  /// Last of a row; its constants are fitted.
  static final Feature BANDWIDTH = new Feature("bandwidth", "ln", "slowdown by the bandwidth law");

  private static final List<Feature> FEATURES = list();

  private FeatureSchema() {}

  /// All features, in the order of a row.
  public static List<Feature> features() {
    return FEATURES;
  }

  /// Features of one row.
  public static int size() {
    return FEATURES.size();
  }

  /// How a feature is computed for deployment `i` of a solved combination.
  @FunctionalInterface
  interface Formula {
    double of(RoundRobin law, int i);
  }

  public record Row(Feature feature, Formula formula) {}

  /// Index in [#OWN].
  static int own(String name) {
    for (int i = 0; i < OWN.size(); i++) {
      if (OWN.get(i).feature().name().equals(name)) {
        return i;
      }
    }
    throw new IllegalArgumentException("There is no feature %s of a deployment.".formatted(name));
  }

  private static Row row(String name, String unit, String meaning, Formula formula) {
    return new Row(new Feature(name, unit, meaning), formula);
  }

  private static double rank(StreamPriority priority) {
    return switch (priority) {
      case HIGH -> 1;
      case NORMAL -> 0;
      case LOW -> -1;
    };
  }

  private static double clip(double value) {
    return Math.clamp(value, -2, 2);
  }

  private static List<Feature> list() {
    List<Feature> all = new ArrayList<>();
    OWN.forEach(row -> all.add(row.feature()));
    SUMMED.forEach(name -> all.add(pooled(name, "Sum", "sum")));
    AVERAGED.forEach(name -> all.add(pooled(name, "Mean", "mean")));
    MAXIMISED.forEach(name -> all.add(pooled(name, "Max", "maximum")));
    WHOLE.forEach(row -> all.add(row.feature()));
    all.add(BANDWIDTH);
    return List.copyOf(all);
  }

  private static Feature pooled(String name, String suffix, String pool) {
    Feature own = OWN.get(own(name)).feature();
    return new Feature(
        name + suffix,
        own.unit(),
        "%s over the streams beside it: %s".formatted(pool, own.meaning()));
  }
}

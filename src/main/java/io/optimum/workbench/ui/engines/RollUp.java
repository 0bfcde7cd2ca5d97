package io.optimum.workbench.ui.engines;

import io.optimum.workbench.domain.Interval;
import io.optimum.workbench.domain.engine.EngineProfile;
import io.optimum.workbench.domain.engine.KernelProfile;
import io.optimum.workbench.domain.run.DeviceMemory;
import io.optimum.workbench.ui.chart.Quantity;
import io.optimum.workbench.ui.chart.bar.Bar;
import io.optimum.workbench.ui.chart.bar.BarsData;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/// An engine in a few bars: its time by the pipe that does the arithmetic and by the type of layer,
/// and its memory by what it is for.
record RollUp(EngineProfile profile) {
  /// Time by precision of the arithmetic.
  BarsData byPipe() {
    return time("pipe", RollUp::pipe, 0);
  }

  /// The pipe of a kernel in words.
  static String pipe(KernelProfile kernel) {
    return kernel.pipe().name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  /// Time by type of layer.
  BarsData byLayerType() {
    return time("layer type", each -> LayerType.of(each.layer(), each.name()).words(), 1);
  }

  private BarsData time(String by, Function<KernelProfile, String> group, int series) {
    Map<String, Long> nanos = new LinkedHashMap<>();
    profile.kernels().forEach(each -> nanos.merge(group.apply(each), each.soloNanos(), Long::sum));
    double all = profile.kernelNanos();
    List<Bar> bars =
        nanos.entrySet().stream()
            .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
            .map(each -> Bar.of(each.getKey(), series, Interval.exactly(each.getValue() / all)))
            .toList();
    return new BarsData(Quantity.fraction("Share of kernel time by " + by), bars, "No kernels");
  }

  /// Memory of one context of the engine, and the CUDA context it shares with others.
  BarsData memory() {
    List<Bar> bars = new ArrayList<>();
    bars.add(bar("Weights", 0, profile.weightBytes()));
    bars.add(bar("Activations, workspace", 1, profile.activationBytes()));
    bars.add(bar("Input buffers", 2, profile.inputBytes()));
    bars.add(bar("Output buffers", 3, profile.outputBytes()));
    bars.add(bar("CUDA context, once", 4, DeviceMemory.CUDA_CONTEXT_BYTES));
    return new BarsData(Quantity.bytes("Device memory"), bars, "No memory known");
  }

  private static Bar bar(String name, int series, long bytes) {
    return Bar.of(name, series, Interval.exactly(bytes));
  }
}

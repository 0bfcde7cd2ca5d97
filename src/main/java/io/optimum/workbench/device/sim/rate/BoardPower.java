package io.optimum.workbench.device.sim.rate;

import io.optimum.workbench.domain.gpu.GpuSpec;

/// The clock of the SMs under the board's power limit: while resident kernels together would draw
/// more, it drops for all of them.
///
/// Power is constant and static power plus energy per operation and per byte times their rates, the
/// form of AccelWattch (Kandiah et al., MICRO 2021). A pipe at its peak takes the board to its
/// limit, so the energy of an operation follows from the data sheet; bytes of DRAM and L2 come on
/// top, so only mixes of heavy compute and heavy traffic exceed the limit. Voltage falls with the
/// clock, so what the SMs and the L2 draw falls with its cube; the memory clock stays, and a kernel
/// that is bound by DRAM does not slow (Mei et al., "A survey and measurement study of GPU DVFS",
/// 2017). Solo latencies were measured under the limit too: a kernel that exceeds it alone is
/// slowed only by as much as the clock is below the one it has alone.
///
/// Valid for sustained load and within some tens of watts. The clock follows at once, where a real
/// board averages over tens of milliseconds, so short bursts lose more here. Temperature, clock
/// steps, data values and application clocks below boost are left out.
final class BoardPower {
  /// Constant and static power as a share of the board's limit. Assumed: data centre boards idle at
  /// a tenth to a fifth of their limit, and leakage grows with temperature.
  static final double STATIC_FRACTION = 0.2;

  /// Between 3.9 pJ/bit of HBM2 (O'Connor et al., MICRO 2017) and 7.25 of GDDR6X (Micron technical
  /// brief TN-ED-03, 2020); a data sheet does not say which, so it is a third off either way.
  static final double DRAM_JOULES_PER_BYTE = 8 * 5.5e-12;

  /// Assumed: 2 pJ for the SRAM (1 MB, 7 nm: Jouppi et al., "Ten Lessons From Three Generations
  /// Shaped Google's TPUv4i", ISCA 2021) and 6 pJ for 10 mm of wire at 80 fJ per bit and millimetre
  /// (Dally et al., CACM 63:7, 2020).
  static final double L2_JOULES_PER_BYTE = 8e-12;

  /// How far the clock can drop. Assumed: base clocks lie between a half and four fifths of boost,
  /// the lowest clocks further down.
  static final double MIN_CLOCK_FRACTION = 0.3;

  private final double limitWatts;
  private final double staticWatts;
  private final double pipeWatts;
  private final double dramWatts;
  private final double l2Watts;

  BoardPower(GpuSpec gpu) {
    limitWatts = gpu.boardPowerWatts();
    staticWatts = STATIC_FRACTION * limitWatts;
    pipeWatts = limitWatts - staticWatts;
    dramWatts = DRAM_JOULES_PER_BYTE * gpu.dramBytesPerSecond();
    l2Watts = L2_JOULES_PER_BYTE * gpu.l2BytesPerSecond();
  }

  /// Slows the first `count` kernels, whose rates are those at full clock, as far as needed.
  ///
  /// @return share of its full value that the clock has
  double limit(Draw[] draws, int count) {
    double onSms = 0;
    double onDram = 0;
    for (int i = 0; i < count; i++) {
      Draw draw = draws[i];
      onSms += (draw.pipe * pipeWatts + draw.l2 * l2Watts) * draw.rate;
      onDram += draw.dramDemand * draw.rate;
    }
    double clock = clock(onSms, onDram * dramWatts);
    if (clock < 1) {
      for (int i = 0; i < count; i++) {
        double slow = clock / clockAlone(draws[i]);
        if (slow < 1) {
          draws[i].rate = 1 / draws[i].stretch(slow);
        }
      }
    }
    return clock;
  }

  private double clockAlone(Draw draw) {
    return clock(draw.pipe * pipeWatts + draw.l2 * l2Watts, draw.dram * dramWatts);
  }

  private double clock(double smWatts, double memoryWatts) {
    double left = limitWatts - staticWatts - memoryWatts;
    if (smWatts <= left) {
      return 1;
    }
    return Math.max(MIN_CLOCK_FRACTION, Math.cbrt(Math.max(0, left) / smWatts));
  }
}

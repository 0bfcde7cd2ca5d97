package io.optimum.workbench.device.sim.block;

/// What a deployment may use of the SMs.
///
/// @param range the SMs on which its blocks may be
/// @param capSms how many of them its blocks may fill at a time
public record SmShare(SmRange range, double capSms) {
  /// All of a range.
  public static SmShare of(SmRange range) {
    return new SmShare(range, range.size());
  }
}

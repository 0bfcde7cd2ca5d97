package io.optimum.workbench.device.sim.block;

import io.optimum.workbench.device.Occupancy;
import io.optimum.workbench.domain.gpu.SmLimits;
import java.util.Arrays;

/// What is free on each SM, and where blocks are placed.
///
/// Placement is breadth-first: each block goes to the SM that has most room for blocks of its
/// kernel, the lowest first (Amert et al., RTSS 2017; Gilman et al., "Demystifying the Placement
/// Policies of the NVIDIA GPU Thread Block Scheduler for Concurrent Kernels", 2020). What is placed
/// together is remembered as a chain of segments.
public final class SmPool {
  static final int NONE = Segments.NONE;
  private final int smCount;
  final SmBank[] banks;
  private final int[] smsByRoom;
  private final Segments segments = new Segments();

  public SmPool(SmLimits limits, int smCount) {
    this.smCount = smCount;
    banks = new SmBank[Math.ceilDiv(smCount, SmBank.SMS)];
    Arrays.setAll(banks, index -> new SmBank(index, smCount, Occupancy.full(limits)));
    smsByRoom = new int[limits.blocks() + 1];
  }

  public int smCount() {
    return smCount;
  }

  /// SMs with at least one resident block.
  int busySms() {
    int busy = 0;
    for (SmBank bank : banks) {
      busy += bank.busySms();
    }
    return busy;
  }

  /// Blocks that the last [#place] placed.
  int placedBlocks() {
    return segments.chainBlocks();
  }

  /// SMs on which the last [#place] placed blocks.
  int placedSms() {
    return segments.chainSms();
  }

  /// Places at most `atMost` blocks; none at all when fewer than `atLeast` fit.
  ///
  /// @return the chain of segments of what was placed, or [#NONE]
  int place(Occupancy kernel, int atMost, int atLeast, SmRange range) {
    segments.begin();
    int total = findRoom(kernel, range);
    if (total < Math.min(atLeast, atMost)) {
      return NONE;
    }
    if (total <= atMost) {
      return fill(kernel, 0, 0);
    }
    int level = kernel.blocksPerSm + 1;
    int sms = 0;
    int above = 0;
    while (above < atMost) {
      level--;
      sms += smsByRoom[level];
      above += sms;
    }
    return fill(kernel, level, atMost - (above - sms));
  }

  /// Counts the SMs of a range by their room; returns how many blocks that is.
  private int findRoom(Occupancy kernel, SmRange range) {
    Arrays.fill(smsByRoom, 0, kernel.blocksPerSm + 1, 0);
    for (SmBank bank : banks) {
      bank.findRoom(kernel, range, smsByRoom);
    }
    int total = 0;
    for (int room = 1; room <= kernel.blocksPerSm; room++) {
      total += room * smsByRoom[room];
    }
    return total;
  }

  /// Fills every SM down to a room of `level`, and the lowest `extra` of those that have that much
  /// by one more.
  private int fill(Occupancy kernel, int level, int extra) {
    int left = extra;
    for (SmBank bank : banks) {
      long eligible = bank.withRoom(level);
      int sms = Long.bitCount(eligible);
      long extras = left < sms ? Long.expand((1L << left) - 1, eligible) : eligible;
      bank.fill(kernel, level, extras, segments);
      left = Math.max(0, left - sms);
    }
    return segments.chain();
  }

  /// Gives back the blocks of a chain of segments.
  void release(Occupancy kernel, int chain) {
    for (int segment = chain; segment != NONE; segment = segments.giveBack(segment)) {
      banks[segments.bank(segment)].release(
          kernel, segments.blocks(segment), segments.sms(segment));
    }
  }
}

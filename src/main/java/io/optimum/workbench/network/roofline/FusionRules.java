package io.optimum.workbench.network.roofline;

import io.optimum.workbench.domain.engine.Precision;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/// Which assumptions about kernels hold.
public record FusionRules(Set<KernelAssumption> holding) {
  public FusionRules {
    var copy = EnumSet.noneOf(KernelAssumption.class);
    copy.addAll(holding);
    holding = Collections.unmodifiableSet(copy);
  }

  /// What we take TensorRT 8.4 to 8.6 to do at a precision.
  ///
  /// @throws IllegalArgumentException for `MIXED`
  public static FusionRules tensorRt(Precision precision) {
    var holding =
        EnumSet.of(
            KernelAssumption.MERGED_SIBLINGS,
            KernelAssumption.NESTED_CONCAT_COPIES,
            KernelAssumption.WINOGRAD,
            KernelAssumption.MATRIX_VECTOR);
    if (precision != Precision.FP32) {
      holding.add(KernelAssumption.INPUT_REFORMATS);
    }
    if (Numerics.bytes(precision) < Float.BYTES) {
      holding.add(KernelAssumption.SPLIT_K);
      holding.add(KernelAssumption.PAIRED_BLOCKS);
      holding.add(KernelAssumption.FUSED_ATTENTION);
      holding.add(KernelAssumption.FUSED_GELU);
      holding.add(KernelAssumption.OUTPUT_REFORMATS);
    }
    return new FusionRules(holding);
  }

  public boolean assumes(KernelAssumption assumption) {
    return holding.contains(assumption);
  }

  /// The same rules with one assumption the other way.
  public FusionRules switched(KernelAssumption assumption) {
    var changed = EnumSet.noneOf(KernelAssumption.class);
    changed.addAll(holding);
    if (!changed.remove(assumption)) {
      changed.add(assumption);
    }
    return new FusionRules(changed);
  }

  /// Bytes of one weight or activation.
  ///
  /// @throws IllegalArgumentException for `MIXED`
  public static int elementBytes(Precision precision) {
    return Numerics.bytes(precision);
  }
}

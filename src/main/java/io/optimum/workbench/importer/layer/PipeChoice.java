package io.optimum.workbench.importer.layer;

import io.optimum.workbench.domain.gpu.GpuSpec;
import io.optimum.workbench.domain.gpu.Pipe;
import java.util.List;
import java.util.Locale;

/// On which pipe a layer's arithmetic runs: tensor cores where the tactic's name says so, else CUDA
/// cores; the type by the tactic's operands, else by the weights or the input. Only a pipe that the
/// GPU's data sheet has.
public final class PipeChoice {
  private PipeChoice() {}

  public static Pipe of(Layer layer, GpuSpec gpu) {
    if (!layer.kind().isMatrixMultiply()) {
      return Pipe.FP32;
    }
    String tactic = layer.tactic().toLowerCase(Locale.ROOT);
    DataType operands = operands(layer, tactic);
    List<Pipe> wished =
        TacticName.usesTensorCores(tactic) ? tensorPipes(operands, tactic) : corePipes(operands);
    return wished.stream()
        .filter(pipe -> gpu.peakFlopsPerSecond().containsKey(pipe))
        .findFirst()
        .orElse(Pipe.FP32);
  }

  /// xmma spells operands like `f16f16`, cuDNN the instruction like `i8816` or `h16816`.
  private static DataType operands(Layer layer, String tactic) {
    if (tactic.contains("e4m3") || tactic.contains("fp8")) {
      return DataType.FP8;
    }
    if (tactic.matches(".*(i8i8|i8f16|i8f32|i8816|i16832|imma|int8x4|int8).*")) {
      return DataType.INT8;
    }
    if (tactic.contains("bf16")) {
      return DataType.BF16;
    }
    if (tactic.matches(".*(f16f16|h16816|h1688|h884|hmma).*")) {
      return DataType.FP16;
    }
    if (tactic.matches(".*(tf32|scudnn|sgemm|f32f32).*")) {
      return DataType.FP32;
    }
    return layer.weights().count() > 0 || layer.inputs().isEmpty()
        ? layer.weights().type()
        : layer.inputs().getFirst().dataType();
  }

  private static List<Pipe> tensorPipes(DataType operands, String tactic) {
    return switch (operands) {
      case FP8, FP4 -> List.of(Pipe.FP8_TENSOR, Pipe.FP16_TENSOR, Pipe.FP16);
      case INT8, INT4 -> List.of(Pipe.INT8_TENSOR, Pipe.INT8);
      case BF16 -> List.of(Pipe.BF16_TENSOR, Pipe.FP16_TENSOR);
      case FP16 -> List.of(Pipe.FP16_TENSOR, Pipe.FP16);
      default ->
          tactic.contains("tf32") || tactic.contains("tensor")
              ? List.of(Pipe.TF32_TENSOR)
              : List.of(Pipe.TF32_TENSOR, Pipe.FP16_TENSOR);
    };
  }

  private static List<Pipe> corePipes(DataType operands) {
    return switch (operands) {
      case INT8, INT4 -> List.of(Pipe.INT8);
      case FP16, BF16 -> List.of(Pipe.FP16);
      default -> List.of(Pipe.FP32);
    };
  }
}

package io.optimum.workbench.importer.onnx;

import java.util.Set;

/// What operators of ONNX have in common.
final class OperatorKind {
  private static final Set<String> BROADCAST =
      Set.of(
          "Add",
          "Sub",
          "Mul",
          "Div",
          "Pow",
          "Min",
          "Max",
          "Mean",
          "Sum",
          "Mod",
          "Where",
          "And",
          "Or",
          "Xor",
          "Equal",
          "Greater",
          "GreaterOrEqual",
          "Less",
          "LessOrEqual",
          "BitShift");
  private static final Set<String> POINTWISE =
      Set.of(
          "Relu",
          "LeakyRelu",
          "PRelu",
          "Clip",
          "Elu",
          "Selu",
          "Celu",
          "Sigmoid",
          "HardSigmoid",
          "HardSwish",
          "Tanh",
          "Erf",
          "Gelu",
          "Mish",
          "Softplus",
          "Softsign",
          "ThresholdedRelu",
          "Exp",
          "Log",
          "Sqrt",
          "Reciprocal",
          "Neg",
          "Abs",
          "Sign",
          "Floor",
          "Ceil",
          "Round",
          "Sin",
          "Cos",
          "Not",
          "IsNaN",
          "IsInf",
          "Cast",
          "CumSum",
          "ScatterND",
          "ScatterElements");
  private static final Set<String> NORMALISING =
      Set.of(
          "BatchNormalization",
          "InstanceNormalization",
          "LayerNormalization",
          "GroupNormalization",
          "SimplifiedLayerNormalization",
          "RMSNormalization",
          "LRN",
          "LpNormalization",
          "MeanVarianceNormalization",
          "Softmax",
          "LogSoftmax",
          "Hardmax");
  private static final Set<String> PASSING =
      Set.of("Identity", "Dropout", "QuantizeLinear", "DequantizeLinear");

  private OperatorKind() {}

  static boolean isBroadcast(String type) {
    return BROADCAST.contains(type);
  }

  static boolean isPointwise(String type) {
    return POINTWISE.contains(type);
  }

  static boolean isReduction(String type) {
    return type.startsWith("Reduce");
  }

  static boolean keepsShape(String type) {
    return POINTWISE.contains(type) || NORMALISING.contains(type) || PASSING.contains(type);
  }
}

package io.optimum.workbench.exporter.triton;

import io.optimum.workbench.domain.load.ArrivalProcess;
import io.optimum.workbench.domain.plan.PlannedDeployment;
import io.optimum.workbench.domain.run.Deployment;
import io.optimum.workbench.domain.run.StreamPriority;
import io.optimum.workbench.exporter.process.ServerProcess;
import io.optimum.workbench.exporter.triton.proto.TritonConfig.ModelConfig;
import io.optimum.workbench.exporter.triton.proto.TritonConfig.ModelDynamicBatching;
import io.optimum.workbench.exporter.triton.proto.TritonConfig.ModelInstanceGroup;
import io.optimum.workbench.exporter.triton.proto.TritonConfig.ModelOptimizationPolicy;
import io.optimum.workbench.exporter.triton.proto.TritonConfig.ModelOptimizationPolicy.ModelPriority;

/// A deployment as Triton's `config.pbtxt`. Tensors are left to the server, which reads them from
/// the engine.
final class TritonModelConfig {
  private TritonModelConfig() {}

  static ModelConfig of(ServerProcess.Model model, ArrivalProcess arrivals) {
    Deployment deployment = model.deployment();
    ModelConfig.Builder config =
        ModelConfig.newBuilder()
            .setName(model.name())
            .setPlatform("tensorrt_plan")
            .setMaxBatchSize(deployment.batchSize())
            .addInstanceGroup(
                ModelInstanceGroup.newBuilder()
                    .setCount(deployment.streams())
                    .setKind(ModelInstanceGroup.Kind.KIND_GPU)
                    .addGpus(0))
            .setOptimization(optimization(deployment));
    if (deployment.batchSize() > 1) {
      config.setDynamicBatching(
          ModelDynamicBatching.newBuilder()
              .addPreferredBatchSize(deployment.batchSize())
              .setMaxQueueDelayMicroseconds(queueDelayMicros(model.planned(), arrivals)));
    }
    return config.build();
  }

  private static ModelOptimizationPolicy optimization(Deployment deployment) {
    return ModelOptimizationPolicy.newBuilder()
        .setPriority(priority(deployment.priority()))
        .setCuda(ModelOptimizationPolicy.Cuda.newBuilder().setGraphs(deployment.cudaGraph()))
        .build();
  }

  private static ModelPriority priority(StreamPriority priority) {
    return switch (priority) {
      case HIGH -> ModelPriority.PRIORITY_MAX;
      case NORMAL -> ModelPriority.PRIORITY_DEFAULT;
      case LOW -> ModelPriority.PRIORITY_MIN;
    };
  }

  /// How long the batcher may wait: until the batch is full at the demanded rate, but no longer
  /// than the SLO leaves after the expected 99th percentile. Saturating load fills batches by
  /// itself: 0.
  static long queueDelayMicros(PlannedDeployment planned, ArrivalProcess arrivals) {
    double perSecond = ratePerSecond(arrivals);
    if (perSecond <= 0) {
      return 0;
    }
    double fillMicros = (planned.deployment().batchSize() - 1) * 1e6 / perSecond;
    if (planned.sloP99Nanos() == 0) {
      return (long) fillMicros;
    }
    Double measured = planned.measuredP99Nanos();
    double expectedNanos = measured == null ? planned.predictedP99Nanos() : measured;
    double leftMicros = Math.max(0, planned.sloP99Nanos() - expectedNanos) / 1e3;
    return (long) Math.min(fillMicros, leftMicros);
  }

  private static double ratePerSecond(ArrivalProcess arrivals) {
    return switch (arrivals) {
      case ArrivalProcess.ClosedLoop _ -> 0;
      case ArrivalProcess.Poisson poisson -> poisson.ratePerSecond();
      case ArrivalProcess.Constant constant -> constant.ratePerSecond();
      case ArrivalProcess.Bursts bursts -> bursts.onRatePerSecond();
      case ArrivalProcess.Recorded recorded -> {
        var times = recorded.arrivalNanos();
        long span = times.getLast() - times.getFirst();
        yield span <= 0 ? 0 : (times.size() - 1) * 1e9 / span;
      }
    };
  }
}

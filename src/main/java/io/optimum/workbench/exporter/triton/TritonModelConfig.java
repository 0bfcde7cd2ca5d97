package io.optimum.workbench.exporter.triton;

import io.optimum.workbench.domain.run.Deployment;
import io.optimum.workbench.domain.run.StreamPriority;
import io.optimum.workbench.exporter.process.ServerProcess;
import io.optimum.workbench.exporter.triton.proto.TritonConfig.ModelConfig;
import io.optimum.workbench.exporter.triton.proto.TritonConfig.ModelDynamicBatching;
import io.optimum.workbench.exporter.triton.proto.TritonConfig.ModelInstanceGroup;
import io.optimum.workbench.exporter.triton.proto.TritonConfig.ModelOptimizationPolicy;
import io.optimum.workbench.exporter.triton.proto.TritonConfig.ModelOptimizationPolicy.ModelPriority;

/// A deployment as Triton's `config.pbtxt`. Tensors are left to the server, which reads them from
/// the engine. The batcher waits for nothing: a plan's p99 is that of `Batching.atOnce()`.
final class TritonModelConfig {
  private TritonModelConfig() {}

  static ModelConfig of(ServerProcess.Model model) {
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
          ModelDynamicBatching.newBuilder().addPreferredBatchSize(deployment.batchSize()));
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
}

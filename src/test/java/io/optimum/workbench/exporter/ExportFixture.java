package io.optimum.workbench.exporter;

import io.optimum.workbench.domain.Interval;
import io.optimum.workbench.domain.Provenance;
import io.optimum.workbench.domain.engine.Engine;
import io.optimum.workbench.domain.engine.EngineFile;
import io.optimum.workbench.domain.engine.EngineId;
import io.optimum.workbench.domain.engine.EngineProfile;
import io.optimum.workbench.domain.engine.KernelProfile;
import io.optimum.workbench.domain.engine.Precision;
import io.optimum.workbench.domain.engine.ProfileKey;
import io.optimum.workbench.domain.engine.ProfileOrigin;
import io.optimum.workbench.domain.engine.SoloLatency;
import io.optimum.workbench.domain.evidence.CombinationPrediction;
import io.optimum.workbench.domain.gpu.GpuCount;
import io.optimum.workbench.domain.gpu.GpuId;
import io.optimum.workbench.domain.gpu.GpuSpec;
import io.optimum.workbench.domain.gpu.Pipe;
import io.optimum.workbench.domain.gpu.SmLimits;
import io.optimum.workbench.domain.load.ArrivalProcess;
import io.optimum.workbench.domain.plan.Objective;
import io.optimum.workbench.domain.plan.ObjectiveTerm;
import io.optimum.workbench.domain.plan.Plan;
import io.optimum.workbench.domain.plan.PlanRequest;
import io.optimum.workbench.domain.plan.PlannedDeployment;
import io.optimum.workbench.domain.plan.PlannedGpu;
import io.optimum.workbench.domain.plan.RunnerUp;
import io.optimum.workbench.domain.plan.Sampling;
import io.optimum.workbench.domain.plan.SearchOverhead;
import io.optimum.workbench.domain.plan.ServiceTarget;
import io.optimum.workbench.domain.plan.Yardstick;
import io.optimum.workbench.domain.run.Deployment;
import io.optimum.workbench.domain.run.Pacing;
import io.optimum.workbench.domain.run.Sharing;
import io.optimum.workbench.domain.run.SpanBatch;
import io.optimum.workbench.domain.run.StreamPriority;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/// A plan of two engines on two GPUs that uses every setting: streams on the first, MPS shares on
/// the second. One engine has a binary, the other is known by its profiles alone.
public final class ExportFixture {
  public static final EngineId RESNET = new EngineId("resnet50-fp16");
  public static final EngineId BERT = new EngineId("bert-base-fp16");
  public static final GpuId A100 = new GpuId("a100-80gb-pcie");
  public static final byte[] BINARY =
      "ptrt and the rest of the plan".getBytes(java.nio.charset.StandardCharsets.UTF_8);
  public static final String BINARY_SHA256 =
      "44eccbb6fb9164b6c6022e478744f128bb0d27ea816ddd029bd2b7ef9dc43a04";

  public static final PlanEvidence NOTHING = new NothingKnown();

  /// Nothing but the plan is known.
  public static class NothingKnown implements PlanEvidence {
    @Override
    public List<Compared> compared() {
      return List.of();
    }

    @Override
    public List<CombinationPrediction> pairs() {
      return List.of();
    }

    @Override
    public void trace(PlannedGpu gpu, Consumer<SpanBatch> spans) {
      throw new IllegalArgumentException("There is no device to run it on.");
    }
  }

  private ExportFixture() {}

  public static ExportRequest request(Path root) {
    return request(root, plan());
  }

  public static ExportRequest request(Path root, Plan plan) {
    return request(root, plan, NOTHING);
  }

  public static ExportRequest request(PlanEvidence evidence) {
    return request(Path.of("."), plan(), evidence);
  }

  private static ExportRequest request(Path root, Plan plan, PlanEvidence evidence) {
    return new ExportRequest(
        "Vision and text",
        root,
        plan,
        Map.of(
            RESNET,
            new Engine(
                RESNET,
                "ResNet-50",
                Precision.FP16,
                new EngineFile("engines/resnet50.plan", BINARY.length, BINARY_SHA256, "8.6.1")),
            BERT,
            new Engine(BERT, "BERT base", Precision.FP16, null)),
        Map.of(
            new ProfileKey(RESNET, A100, 8),
                profile(RESNET, 8, new SoloLatency.Measured(2_000_000, 100)),
            new ProfileKey(BERT, A100, 1),
                profile(BERT, 1, new SoloLatency.NotMeasured("modelled"))),
        Map.of(A100, gpu()),
        "0.1.0",
        new TreeMap<>(Map.of("predictor", "kernel round-robin prior and MLP", "simulator", "1")),
        evidence,
        Map.of(RESNET, List.of(new EngineInput("data", List.of(-1L, 3L, 224L, 224L)))));
  }

  /// With other inputs of its first engine.
  public static ExportRequest withInputs(Path root, List<EngineInput> inputs) {
    ExportRequest request = request(root);
    return new ExportRequest(
        request.projectName(),
        request.projectRoot(),
        request.plan(),
        request.engines(),
        request.profiles(),
        request.gpus(),
        request.toolVersion(),
        request.environment(),
        request.evidence(),
        Map.of(RESNET, inputs));
  }

  public static Plan plan() {
    return plan(Sharing.STREAMS, Sharing.MPS);
  }

  public static Plan plan(Sharing first, Sharing second) {
    return new Plan(
        planRequest(),
        List.of(streams(first), shares(second)),
        1.34,
        1,
        List.of(new ObjectiveTerm("system throughput", 1.34, "", "Mean of the GPUs used.")),
        List.of(new ObjectiveTerm("memory", 68e9, "bytes", "Free below the limit.")),
        List.of(new Yardstick("one engine per GPU", 1, 2, 1.0, Provenance.PREDICTED)),
        List.of(RunnerUp.of("resnet50-fp16 alone, bert-base-fp16 alone: 1.00")),
        new SearchOverhead(3, 1.5, 2.25),
        Provenance.SIMULATED);
  }

  private static PlannedGpu streams(Sharing sharing) {
    Deployment resnet =
        new Deployment(RESNET, 8, 2, StreamPriority.HIGH, 1, Pacing.unlimited(), true);
    Deployment bert =
        new Deployment(BERT, 1, 1, StreamPriority.LOW, 1, new Pacing.TokenBucket(50), false);
    return new PlannedGpu(
        A100,
        0,
        sharing,
        List.of(measured(resnet), predicted(bert)),
        new Interval(1.2, 1.4, 1.5),
        1.38,
        Provenance.SIMULATED,
        4L << 30,
        72L << 30);
  }

  private static PlannedGpu shares(Sharing sharing) {
    Deployment most =
        new Deployment(RESNET, 8, 1, StreamPriority.NORMAL, 0.6, Pacing.unlimited(), false);
    Deployment rest =
        new Deployment(BERT, 1, 1, StreamPriority.NORMAL, 0.4, Pacing.unlimited(), false);
    return new PlannedGpu(
        A100,
        1,
        sharing,
        List.of(predicted(most), predicted(rest)),
        new Interval(1.1, 1.3, 1.6),
        null,
        null,
        4L << 30,
        72L << 30);
  }

  private static PlanRequest planRequest() {
    return new PlanRequest(
        List.of(
            new ServiceTarget(RESNET, new ArrivalProcess.Poisson(1000), 20_000_000, 1),
            ServiceTarget.none(BERT)),
        List.of(new GpuCount(A100, 2)),
        Objective.HIGHEST_STP,
        4,
        0.1,
        List.of(1, 8),
        3,
        1000,
        7);
  }

  private static PlannedDeployment measured(Deployment deployment) {
    return new PlannedDeployment(
        deployment,
        new Interval(1.1, 1.2, 1.4),
        1.25,
        2_400_000,
        3_000_000,
        3_100_000.0,
        new Sampling.Counted(400, 0.03),
        3300,
        20_000_000);
  }

  private static PlannedDeployment predicted(Deployment deployment) {
    return new PlannedDeployment(
        deployment,
        new Interval(1.3, 1.5, 1.9),
        null,
        6_000_000,
        7_500_000,
        null,
        Sampling.notMeasured(),
        160,
        0);
  }

  private static EngineProfile profile(EngineId engine, int batchSize, SoloLatency latency) {
    KernelProfile kernel =
        new KernelProfile(
            "conv", "conv1", 2_000_000, 108, 256, 64, 0, 1e9, Pipe.FP16_TENSOR, 1e6, 1e6, 1e6);
    return new EngineProfile(
        new ProfileKey(engine, A100, batchSize),
        ProfileOrigin.MODELLED,
        latency,
        0,
        1 << 20,
        1 << 20,
        1 << 10,
        1 << 10,
        List.of(kernel),
        "made for a test");
  }

  private static GpuSpec gpu() {
    return new GpuSpec(
        A100,
        "NVIDIA A100 80GB PCIe",
        "8.0",
        108,
        1.41e9,
        new SmLimits(2048, 32, 65536, 167936),
        new TreeMap<>(Map.of(Pipe.FP16_TENSOR, 312e12)),
        1.935e12,
        40 << 20,
        5e12,
        31.5e9,
        80L << 30,
        300,
        3,
        2500,
        1000,
        500,
        new TreeMap<>());
  }
}

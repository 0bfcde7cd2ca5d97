package io.optimum.workbench.app;

import io.optimum.workbench.Sheets;
import io.optimum.workbench.TestData;
import io.optimum.workbench.domain.engine.Engine;
import io.optimum.workbench.domain.engine.EngineId;
import io.optimum.workbench.domain.engine.EngineProfile;
import io.optimum.workbench.domain.engine.Precision;
import io.optimum.workbench.domain.evidence.Profiles;
import io.optimum.workbench.domain.gpu.GpuCount;
import io.optimum.workbench.domain.gpu.GpuId;
import io.optimum.workbench.domain.load.ArrivalProcess;
import io.optimum.workbench.domain.plan.ServiceTarget;
import io.optimum.workbench.importer.FileImporter;
import io.optimum.workbench.importer.ImportResult;
import io.optimum.workbench.network.NetworkCatalogue;
import io.optimum.workbench.project.Project;
import io.optimum.workbench.project.ProjectSettings;
import io.optimum.workbench.task.Progress;
import java.nio.file.Path;
import java.util.List;

/// Makes the sample projects from their sources.
final class SampleMaker {
  private static final GpuId A100 = new GpuId("a100-80gb-pcie");

  private SampleMaker() {}

  static Project mixedInference() {
    List<EngineProfile> profiles = TestData.sampleEngines(Sheets.of(A100));
    List<Engine> engines =
        NetworkCatalogue.SAMPLE.stream()
            .map(NetworkCatalogue::require)
            .map(each -> new Engine(each.engine(Precision.FP16), each.name(), Precision.FP16, null))
            .toList();
    return new Project(
        "Mixed inference on A100",
        "Twelve modelled FP16 engines with demand and SLOs, to be placed on A100 80GB PCIe. No"
            + " measurement: kernels are modelled on the data sheet's roofline.",
        ProjectSettings.defaults().withTargets(demand()).withGpus(List.of(new GpuCount(A100, 6))),
        engines,
        Profiles.of(profiles),
        List.of(),
        List.of(),
        null,
        null);
  }

  static Project a100Vision(Path trtexec) {
    return imported(
        "A100 vision",
        "ResNet-18 in three precisions at batch 32 on an A100 80GB PCIe, derived from figures"
            + " measured by NVIDIA with trtexec.",
        List.of(
            trtexec.resolve("resnet18-a100-fp16"),
            trtexec.resolve("resnet18-a100-fp32"),
            trtexec.resolve("resnet18-a100-qat")));
  }

  static Project titanRtx(Path trtexec) {
    return imported(
        "TITAN RTX MobileNet",
        "MobileNet with quantization-aware training at batch 1 on a TITAN RTX, derived from figures"
            + " measured by NVIDIA with trtexec.",
        List.of(trtexec.resolve("mobilenet-qat")));
  }

  private static Project imported(String name, String description, List<Path> files) {
    ImportResult result = new FileImporter(Sheets.ALL, A100).read(files, Progress.none());
    Project empty = Project.empty(name);
    return new Project(
        name,
        description,
        empty.settings(),
        result.engines(),
        Profiles.of(result.profiles()),
        List.of(),
        List.of(),
        null,
        null);
  }

  private static List<ServiceTarget> demand() {
    return List.of(
        target("resnet50", 300, 20),
        target("vgg19", 100, 40),
        target("densenet201", 60, 60),
        target("inceptionv3", 120, 40),
        target("mobilenetv2", 500, 15),
        target("efficientnet-b0", 300, 20),
        target("squeezenet11", 600, 15),
        target("bert-base", 150, 40),
        target("distilbert", 300, 20),
        target("yolov4", 40, 80),
        target("dien", 300, 20),
        target("vit-b16", 100, 40));
  }

  private static ServiceTarget target(String network, double perSecond, long sloMillis) {
    return new ServiceTarget(
        new EngineId(network + "-fp16"),
        new ArrivalProcess.Poisson(perSecond),
        sloMillis * 1_000_000,
        1);
  }
}

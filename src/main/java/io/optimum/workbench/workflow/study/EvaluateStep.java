package io.optimum.workbench.workflow.study;

import io.optimum.workbench.codec.JsonCodec;
import io.optimum.workbench.device.DeviceOpener;
import io.optimum.workbench.domain.gpu.GpuId;
import io.optimum.workbench.domain.gpu.GpuSpec;
import io.optimum.workbench.exporter.text.Csv;
import io.optimum.workbench.predictor.PredictorTrainer;
import io.optimum.workbench.project.Project;
import io.optimum.workbench.study.proof.Proof;
import io.optimum.workbench.study.proof.ProofReport;
import io.optimum.workbench.study.proof.ProofSuite;
import io.optimum.workbench.study.proof.ProofText;
import io.optimum.workbench.study.proof.Runs;
import io.optimum.workbench.task.Progress;
import io.optimum.workbench.workflow.engines.GpuLibrary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;

/// Runs the proof and writes it down.
public final class EvaluateStep {
  private final DeviceOpener devices;
  private final PredictorTrainer trainer;
  private final GpuLibrary gpus;
  private final JsonCodec codec;
  private final int workers;

  /// @param workers simulated GPUs that run at the same time
  public EvaluateStep(
      DeviceOpener devices,
      PredictorTrainer trainer,
      GpuLibrary gpus,
      JsonCodec codec,
      int workers) {
    this.devices = devices;
    this.trainer = trainer;
    this.gpus = gpus;
    this.codec = codec;
    this.workers = workers;
  }

  /// Blocks until every cell is measured.
  public ProofReport run(ProofSuite suite, int seeds, Progress progress) {
    Runs runs = new Runs(devices, InstantSource.system(), workers);
    return new Proof(runs, trainer, this::sheet).run(suite, seeds, progress);
  }

  private GpuSpec sheet(GpuId gpu) {
    return gpus.require(Project.empty("proof"), gpu);
  }

  /// Writes `proof.md`, `proof.json`, `proof.csv` and three charts, and returns their paths.
  public List<Path> write(ProofReport report, Path folder) throws IOException {
    ProofText text = new ProofText(report, machine());
    Path images = Files.createDirectories(folder.resolve("images"));
    return List.of(
        Files.writeString(folder.resolve("proof.md"), text.markdown()),
        Files.write(folder.resolve("proof.json"), codec.write(report)),
        Files.writeString(folder.resolve("proof.csv"), Csv.BYTE_ORDER_MARK + text.csv()),
        Files.writeString(images.resolve("proof-stp.svg"), text.stpChart()),
        Files.writeString(images.resolve("proof-regret.svg"), text.regretChart()),
        Files.writeString(images.resolve("proof-budget.svg"), text.budgetChart()));
  }

  private static String machine() {
    return "%d cores (%s), Java %s"
        .formatted(
            Runtime.getRuntime().availableProcessors(),
            System.getProperty("os.arch"),
            Runtime.version().feature());
  }
}

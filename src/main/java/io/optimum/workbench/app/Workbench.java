package io.optimum.workbench.app;

import io.optimum.workbench.codec.GpuSheets;
import io.optimum.workbench.codec.JsonCodec;
import io.optimum.workbench.device.DeviceOpener;
import io.optimum.workbench.domain.GpuId;
import io.optimum.workbench.domain.GpuSpec;
import io.optimum.workbench.importer.FileImporter;
import io.optimum.workbench.importer.recording.RecordingImporter;
import io.optimum.workbench.planner.Planner;
import io.optimum.workbench.predictor.PredictorTrainer;
import io.optimum.workbench.predictor.forest.RandomForest;
import io.optimum.workbench.predictor.mlp.MlpRegression;
import io.optimum.workbench.predictor.mlp.MlpTrainer;
import io.optimum.workbench.predictor.regression.GaussianProcess;
import io.optimum.workbench.project.ProjectStore;
import io.optimum.workbench.workflow.CarryStep;
import io.optimum.workbench.workflow.CatalogueTrainingStep;
import io.optimum.workbench.workflow.Environment;
import io.optimum.workbench.workflow.EvaluateStep;
import io.optimum.workbench.workflow.EvaluateTableStep;
import io.optimum.workbench.workflow.ExportStep;
import io.optimum.workbench.workflow.GpuLibrary;
import io.optimum.workbench.workflow.ImportPlanStep;
import io.optimum.workbench.workflow.ImportStep;
import io.optimum.workbench.workflow.MeasureStep;
import io.optimum.workbench.workflow.NetworksStep;
import io.optimum.workbench.workflow.PlanStep;
import io.optimum.workbench.workflow.PredictStep;
import io.optimum.workbench.workflow.RecordSuiteStep;
import io.optimum.workbench.workflow.ReplayStep;
import io.optimum.workbench.workflow.Steps;
import io.optimum.workbench.workflow.TraceStep;
import io.optimum.workbench.workflow.TrainStep;
import io.optimum.workbench.workflow.ValidateStep;
import io.optimum.workbench.workflow.VerifyStep;
import java.time.InstantSource;
import java.util.List;

/// The wiring: every service is made here, once.
///
/// @param steps for both faces
/// @param samples the sample projects beside the program
public record Workbench(Steps steps, SampleFolder samples) {
  /// Of the program; the build compares it with the artifact's.
  public static final String VERSION = "0.1.0";

  /// Profiles that name no GPU are taken for this one, with a warning.
  private static final GpuId ASSUMED_GPU = new GpuId("a100-80gb-pcie");

  /// Everything a face needs.
  public static Workbench create() {
    JsonCodec codec = new JsonCodec();
    return new Workbench(steps(codec, new GpuSheets(codec).shipped()), SampleFolder.find());
  }

  private static Steps steps(JsonCodec codec, List<GpuSpec> sheets) {
    GpuLibrary gpus = new GpuLibrary(sheets);
    DeviceOpener devices = Devices.ofWorkbench(codec);
    PredictorTrainer trainer = new MlpTrainer();
    MeasureStep measuring = new MeasureStep(devices, gpus, InstantSource.system(), workers());
    PredictStep predicting = new PredictStep(trainer, new ShippedPredictor(trainer), gpus);
    ProjectStore store = new ProjectStore(codec);
    return new Steps(
        store,
        gpus,
        new ImportStep(new RecordingImporter(codec, new FileImporter(sheets, ASSUMED_GPU))),
        new TraceStep(codec, gpus),
        measuring,
        new TrainStep(trainer, gpus),
        predicting,
        new PlanStep(new Planner(InstantSource.system()), measuring, predicting, gpus),
        new ExportStep(codec, gpus, new Environment(measuring, predicting, VERSION)),
        new ImportPlanStep(codec, store, gpus),
        new ValidateStep(devices),
        new ReplayStep(devices, codec),
        new CarryStep(gpus),
        new NetworksStep(),
        new VerifyStep(measuring),
        new EvaluateStep(devices, trainer, gpus, codec, workers()),
        tables(),
        new CatalogueTrainingStep(measuring, new TrainStep(trainer, gpus), gpus),
        RealGpu.tools(codec),
        new RecordSuiteStep(measuring, store, gpus, InstantSource.system()));
  }

  private static int workers() {
    return Runtime.getRuntime().availableProcessors();
  }

  private static EvaluateTableStep tables() {
    return new EvaluateTableStep(
        List.of(new MlpRegression(), new GaussianProcess()), new RandomForest());
  }
}

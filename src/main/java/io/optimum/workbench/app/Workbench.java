package io.optimum.workbench.app;

import io.optimum.workbench.codec.GpuSheets;
import io.optimum.workbench.codec.JsonCodec;
import io.optimum.workbench.device.DeviceOpener;
import io.optimum.workbench.domain.gpu.GpuId;
import io.optimum.workbench.domain.gpu.GpuSpec;
import io.optimum.workbench.importer.FileImporter;
import io.optimum.workbench.importer.recording.RecordingImporter;
import io.optimum.workbench.planner.Planner;
import io.optimum.workbench.predictor.PredictorTrainer;
import io.optimum.workbench.predictor.mlp.MlpRegression;
import io.optimum.workbench.predictor.mlp.MlpTrainer;
import io.optimum.workbench.predictor.regression.GaussianProcess;
import io.optimum.workbench.predictor.regression.RandomForest;
import io.optimum.workbench.project.ProjectStore;
import io.optimum.workbench.study.accuracy.Accuracy;
import io.optimum.workbench.study.accuracy.HeldOutScores;
import io.optimum.workbench.workflow.Steps;
import io.optimum.workbench.workflow.campaign.MeasureStep;
import io.optimum.workbench.workflow.campaign.ReplayStep;
import io.optimum.workbench.workflow.campaign.VerifyStep;
import io.optimum.workbench.workflow.engines.CarryStep;
import io.optimum.workbench.workflow.engines.GpuLibrary;
import io.optimum.workbench.workflow.engines.ImportStep;
import io.optimum.workbench.workflow.engines.NetworksStep;
import io.optimum.workbench.workflow.plan.Environment;
import io.optimum.workbench.workflow.plan.ExportStep;
import io.optimum.workbench.workflow.plan.ImportPlanStep;
import io.optimum.workbench.workflow.plan.PlanStep;
import io.optimum.workbench.workflow.plan.TraceStep;
import io.optimum.workbench.workflow.predict.CatalogueTrainingStep;
import io.optimum.workbench.workflow.predict.PredictStep;
import io.optimum.workbench.workflow.predict.TrainStep;
import io.optimum.workbench.workflow.record.ProfileStep;
import io.optimum.workbench.workflow.record.RecordSuiteStep;
import io.optimum.workbench.workflow.record.RecordingSteps;
import io.optimum.workbench.workflow.record.ScoreStep;
import io.optimum.workbench.workflow.study.EvaluateStep;
import io.optimum.workbench.workflow.study.EvaluateTableStep;
import io.optimum.workbench.workflow.study.ValidateStep;
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
        importing(codec, sheets),
        new TraceStep(codec, gpus),
        measuring,
        new TrainStep(trainer, gpus),
        predicting,
        new PlanStep(new Planner(InstantSource.system()), measuring, predicting, gpus),
        new ExportStep(codec, gpus, new Environment(measuring, predicting, VERSION)),
        new ImportPlanStep(codec, store, gpus),
        new ValidateStep(devices, gpus),
        new ReplayStep(devices, codec),
        new CarryStep(gpus),
        new NetworksStep(),
        new VerifyStep(measuring),
        new EvaluateStep(devices, trainer, gpus, codec, workers()),
        tables(),
        new CatalogueTrainingStep(measuring, new TrainStep(trainer, gpus), gpus),
        RealGpu.tools(codec),
        recording(measuring, importing(codec, sheets), store, gpus, devices));
  }

  private static RecordingSteps recording(
      MeasureStep measuring,
      ImportStep importing,
      ProjectStore store,
      GpuLibrary gpus,
      DeviceOpener devices) {
    var predictors =
        new HeldOutScores(new MlpTrainer(), seed -> TrainStep.defaults(seed, "as recorded"));
    return new RecordingSteps(
        new ProfileStep(measuring, importing),
        new RecordSuiteStep(measuring, importing, store, gpus, InstantSource.system()),
        new ScoreStep(new Accuracy(devices, predictors), gpus));
  }

  private static ImportStep importing(JsonCodec codec, List<GpuSpec> sheets) {
    return new ImportStep(new RecordingImporter(codec, new FileImporter(sheets, ASSUMED_GPU)));
  }

  private static int workers() {
    return Runtime.getRuntime().availableProcessors();
  }

  /// The trees of the folds count together: five times twenty.
  private static EvaluateTableStep tables() {
    return new EvaluateTableStep(
        List.of(new MlpRegression(), new GaussianProcess(), new RandomForest(20)),
        new RandomForest());
  }
}

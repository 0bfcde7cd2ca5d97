package io.optimum.workbench.ui.degradation;

import static org.assertj.core.api.Assertions.assertThat;

import io.optimum.workbench.TestData;
import io.optimum.workbench.app.Workbench;
import io.optimum.workbench.codec.GpuSheets;
import io.optimum.workbench.codec.JsonCodec;
import io.optimum.workbench.device.DeviceCapabilities;
import io.optimum.workbench.device.GpuDevice;
import io.optimum.workbench.device.RunControl;
import io.optimum.workbench.device.SpanSink;
import io.optimum.workbench.domain.Provenance;
import io.optimum.workbench.domain.engine.EngineProfile;
import io.optimum.workbench.domain.run.OutputAgreement;
import io.optimum.workbench.domain.run.RunConditions;
import io.optimum.workbench.domain.run.RunRequest;
import io.optimum.workbench.domain.run.RunResult;
import io.optimum.workbench.domain.run.Sharing;
import io.optimum.workbench.profiling.FakeGpu;
import io.optimum.workbench.task.Progress;
import io.optimum.workbench.task.Tasks;
import io.optimum.workbench.ui.session.Notice;
import io.optimum.workbench.ui.session.Session;
import io.optimum.workbench.ui.session.file.ProjectFiles;
import io.optimum.workbench.ui.shell.ChosenFiles;
import io.optimum.workbench.workflow.Steps;
import io.optimum.workbench.workflow.campaign.MeasureStep;
import io.optimum.workbench.workflow.engines.GpuLibrary;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A campaign of the window on a real GPU that somebody else uses.
class SharedGpuTest {
  private static final String STRANGER = "17 python3";

  @TempDir private Path folder;
  private final Session session = new Session();
  private DegradationViewModel model;

  @BeforeEach
  void show() {
    Steps steps = Workbench.create().steps();
    MeasureStep measuring =
        new MeasureStep(
            _ -> new BusyGpu(),
            new GpuLibrary(List.of(new GpuSheets(new JsonCodec()).require(TestData.A100))),
            InstantSource.system(),
            1);
    model =
        new DegradationViewModel(
            session,
            new DegradationViewModel.Steps(
                steps.predicting(),
                measuring,
                steps.training(),
                new ProjectFiles(session, steps.store(), Tasks.inline(), folder),
                new ChosenFiles(folder)),
            Tasks.inline());
    session.show(TestData.project().withMeasurements(List.of()), null);
  }

  @Test
  void saysWhoUsesTheGpuAndMeasuresNothing() {
    model.measureCampaign();
    assertThat(model.problemProperty().get())
        .isEqualTo(
            "Other processes use fake: 17 python3. What is measured beside them is not of the"
                + " engines.");
    assertThat(session.project().measurements()).isEmpty();
  }

  @Test
  void measuresBesideThemWhenThatIsAnsweredAndMarksWhatItMeasured() {
    model.measureCampaign();
    Notice offer = session.notices().all().getFirst();
    assertThat(offer.answers())
        .extracting(Notice.Answer::label)
        .containsExactly("Measure beside them");
    session.notices().answer(offer, offer.answers().getFirst());
    assertThat(model.problemProperty().get()).isEmpty();
    assertThat(session.notices().all()).isEmpty();
    assertThat(session.project().measurements()).isNotEmpty();
    assertThat(model.comparisonProperty().get().rows())
        .isNotEmpty()
        .allSatisfy(
            row -> assertThat(DegradationView.from(row)).isEqualTo("real GPU, contaminated"));
  }

  /// A fake that says it is real, and that it is not alone.
  private static final class BusyGpu implements GpuDevice {
    private final FakeGpu fake = new FakeGpu();

    @Override
    public DeviceCapabilities capabilities() {
      DeviceCapabilities of = fake.capabilities();
      return new DeviceCapabilities(
          of.name(), of.gpu(), Provenance.MEASURED, Set.of(Sharing.STREAMS), false, false, "1");
    }

    @Override
    public RunConditions look() {
      return new RunConditions.Observed(1, 1e9, 1e9, 300, 50, List.of(), List.of(STRANGER));
    }

    @Override
    public void load(EngineProfile profile) {}

    @Override
    public RunResult run(
        RunRequest request, RunControl control, SpanSink spans, Progress progress) {
      RunResult run = fake.run(request, control, spans, progress);
      return new RunResult(
          run.request(),
          run.deployments(),
          run.elapsedNanos(),
          null,
          null,
          true,
          0,
          Provenance.MEASURED,
          look(),
          new OutputAgreement.NotCompared("It computes none."));
    }

    @Override
    public void close() {}
  }
}

package io.optimum.workbench.ui.session;

import io.optimum.workbench.Sheets;
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
import io.optimum.workbench.workflow.campaign.MeasureStep;
import io.optimum.workbench.workflow.engines.GpuLibrary;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;

/// A fake that says it is real, and that somebody else uses it.
public final class BusyGpu implements GpuDevice {
  private static final String STRANGER = "17 python3";
  private final FakeGpu fake = new FakeGpu();

  /// Measures on it.
  public static MeasureStep measuring() {
    return new MeasureStep(
        _ -> new BusyGpu(), new GpuLibrary(List.of(Sheets.A100)), InstantSource.system(), 1);
  }

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
  public RunResult run(RunRequest request, RunControl control, SpanSink spans, Progress progress) {
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

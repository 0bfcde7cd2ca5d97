package io.optimum.workbench.ui;

import io.optimum.workbench.codec.GpuSheets;
import io.optimum.workbench.codec.JsonCodec;
import io.optimum.workbench.domain.gpu.GpuId;
import io.optimum.workbench.domain.gpu.GpuSpec;
import io.optimum.workbench.importer.FileImporter;
import io.optimum.workbench.task.InlineTasks;
import io.optimum.workbench.ui.engines.EnginesView;
import io.optimum.workbench.ui.engines.EnginesViewModel;
import io.optimum.workbench.ui.engines.ImportViewModel;
import io.optimum.workbench.ui.session.Session;
import io.optimum.workbench.ui.shell.ChosenFiles;
import io.optimum.workbench.workflow.engines.GpuLibrary;
import io.optimum.workbench.workflow.engines.ImportStep;
import io.optimum.workbench.workflow.plan.TraceStep;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.Parent;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.framework.junit5.ApplicationExtension;

/// Pictures of files on their way into a project, to be looked at.
@Tag("gallery")
@ExtendWith(ApplicationExtension.class)
class ImportGalleryTest {
  private static final String SERVED =
      """
      Model,Batch,Concurrency,Model Config Path,Instance Group,Throughput (infer/sec),p99 Latency (ms)
      seg,1,4,seg_config_2,2:GPU,300.0,20.5
      "seg,det","1,1","4,2","seg_config_2,det_config_0","2:GPU,1:GPU","350.0, [150.0,200.0]","33.0, [33.0,14.5]"
      """;

  @TempDir private Path folder;

  @Test
  void drawsWhatWasReadBeforeItIsAdded() throws IOException {
    Files.writeString(folder.resolve("metrics-model-inference.csv"), SERVED);
    Files.writeString(folder.resolve("broken.profile.json"), "[{\"count\": 5},");
    Pictures.take("import-preview", 1200, 820, this::preview);
  }

  private Parent preview() {
    List<GpuSpec> sheets = new GpuSheets(new JsonCodec()).shipped();
    ImportStep step = new ImportStep(new FileImporter(sheets, new GpuId("t4")));
    EnginesViewModel model =
        new EnginesViewModel(
            new Session(),
            new ImportViewModel.Steps(
                step,
                new TraceStep(new JsonCodec(), new GpuLibrary(sheets)),
                new GpuLibrary(sheets),
                () -> new ImportViewModel.Home(folder, _ -> {})),
            new ChosenFiles(folder),
            new InlineTasks());
    EnginesView view = new EnginesView(model);
    model.importFiles(
        List.of(
            folder,
            Path.of("src/test/resources/importer/tiny"),
            Path.of("../shared/samples/onnx")));
    return view;
  }
}

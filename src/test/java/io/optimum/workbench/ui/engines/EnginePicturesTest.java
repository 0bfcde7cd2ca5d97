package io.optimum.workbench.ui.engines;

import static io.optimum.workbench.ui.OpenWindow.onWindowThread;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.optimum.workbench.TestData;
import io.optimum.workbench.app.Workbench;
import io.optimum.workbench.domain.engine.EngineProfile;
import io.optimum.workbench.domain.gpu.GpuSpec;
import io.optimum.workbench.project.Project;
import io.optimum.workbench.ui.chart.CanvasView;
import io.optimum.workbench.ui.chart.bar.Bar;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Tab;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxToolkit;

class EnginePicturesTest {
  private final EngineProfile profile = TestData.profile("alpha", 1, 4);
  private final GpuSpec a100 =
      Workbench.create().steps().gpus().require(Project.empty("p"), TestData.A100);

  @Test
  void putsEachKernelUnderTheRoofOfItsGpu() {
    Roofline roofline = new Roofline(profile, a100);
    double intensity = Roofline.intensity(profile.kernels().getFirst());
    assertThat(intensity).isEqualTo(100);
    assertThat(Roofline.flopsPerSecond(profile.kernels().getFirst())).isEqualTo(1e13);
    assertThat(roofline.roof(1)).isEqualTo(a100.dramBytesPerSecond());
    assertThat(roofline.roof(1e6)).isEqualTo(312e12);
    assertThat(roofline.data().marks()).hasSize(3 + 4);
    assertThat(roofline.data().x().header()).isEqualTo("Arithmetic intensity, FLOP/B");
    assertThat(roofline.sentence()).startsWith("4 of 4 kernels shown lie left");
  }

  @Test
  void speaksOfOneKernelInTheSingular() {
    assertThat(new Roofline(TestData.profile("alpha", 1, 1), a100).sentence())
        .isEqualTo(
            "1 of 1 kernels shown lies left of the ridge: memory bounds it, not arithmetic.");
  }

  @Test
  void sharesOfTimeAddUpToOne() {
    RollUp rollUp = new RollUp(profile);
    for (List<Bar> bars : List.of(rollUp.byPipe().bars(), rollUp.byLayerType().bars())) {
      assertThat(bars.stream().mapToDouble(each -> each.value().mid()).sum())
          .isCloseTo(1, within(1e-9));
    }
  }

  @Test
  void splitsMemoryByWhatItIsFor() {
    double own =
        new RollUp(profile)
            .memory().bars().stream().limit(4).mapToDouble(each -> each.value().mid()).sum();
    assertThat(own).isEqualTo(profile.deviceMemoryBytes(1));
  }

  @Test
  void everyPictureSaysWhereItsValuesComeFrom() throws Exception {
    FxToolkit.registerPrimaryStage();
    List<String> captions =
        onWindowThread(() -> {
          EnginePictures pictures = new EnginePictures();
          Scene scene = new Scene(pictures, 600, 400);
          pictures.show(profile, Optional.of(a100));
          List<String> each = new ArrayList<>();
          for (Tab tab : pictures.getTabs()) {
            pictures.getSelectionModel().select(tab);
            scene.snapshot(null);
            for (Node chart :
                tab.getContent().lookupAll("*").stream()
                    .filter(CanvasView.class::isInstance)
                    .toList()) {
              each.add(((CanvasView) chart).caption());
            }
          }
          return each;
        });
    assertThat(captions)
        .hasSize(7)
        .allMatch(each -> each.contains(" profile ("))
        .allMatch(each -> each.contains("4 kernels"));
  }

  @Test
  void tellsTheTypeOfALayerFromItsName() {
    assertThat(LayerType.of("conv1 + relu1", "x")).isEqualTo(LayerType.CONVOLUTION);
    assertThat(LayerType.of("encoder.0.attention", "fmha")).isEqualTo(LayerType.ATTENTION);
    assertThat(LayerType.of("node_17", "sm80_gemm_f16")).isEqualTo(LayerType.MATRIX_MULTIPLY);
    assertThat(LayerType.of("node_17", "k")).isEqualTo(LayerType.OTHER);
  }

  @Test
  void gathersTheKernelsOfALayer() {
    List<Layer> layers = Layer.of(profile);
    assertThat(layers).hasSize(4);
    assertThat(layers.getFirst().timeFraction()).isEqualTo(0.25);
  }
}

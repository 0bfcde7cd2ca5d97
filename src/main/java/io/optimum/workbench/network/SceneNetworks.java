package io.optimum.workbench.network;

import io.optimum.workbench.network.family.Detectors;
import io.optimum.workbench.network.family.UNets;
import io.optimum.workbench.network.family.Yolo;
import java.util.List;

/// Networks that find things in images, or mark them pixel by pixel.
final class SceneNetworks {
  private static final String TORCHVISION =
      "torchvision model documentation: num_params and GFLOPS (multiply-adds)";
  private static final String SUMMED = "none published, summed from its layers";

  static final List<NetworkEntry> ALL =
      List.of(
          new NetworkEntry(
              "yolov4",
              "YOLOv4 (416)",
              () -> Yolo.yoloV4(416),
              64_363_101,
              30_050_000_000L,
              "AlexeyAB/darknet model zoo: 60.1 BFLOPS at 416, two per multiply-add; parameters of"
                  + " its PyTorch port (Tianxiaomo/pytorch-YOLOv4)"),
          new NetworkEntry(
              "ssd300-vgg16",
              "SSD300 on VGG-16",
              Detectors::ssd300,
              35_641_826,
              34_858_000_000L,
              TORCHVISION),
          new NetworkEntry(
              "retinanet-resnet50",
              "RetinaNet on ResNet-50 (800)",
              () -> Detectors.retinaNet(800),
              34_014_999,
              151_540_000_000L,
              TORCHVISION),
          new NetworkEntry(
              "unet",
              "U-Net (256)",
              () -> UNets.uNet(256),
              31_037_698,
              48_171_581_440L,
              "parameters of milesial/Pytorch-UNet; multiply-adds: " + SUMMED));

  private SceneNetworks() {}
}

package io.optimum.workbench.network;

import io.optimum.workbench.network.family.DenseNets;
import io.optimum.workbench.network.family.Inceptions;
import io.optimum.workbench.network.family.ResNets;
import io.optimum.workbench.network.family.Vgg;
import java.util.List;

/// Image networks as Keras writes them and tf2onnx exports them: the ones served in the co-location
/// measurements on an RTX 3080, on images of 224.
final class KerasNetworks {
  private static final String TORCHVISION =
      "torchvision model documentation: num_params and GFLOPS (multiply-adds)";
  private static final String KERAS = "Keras applications (parameters)";
  private static final String SUMMED = "none published, summed from its layers";

  static final List<NetworkEntry> ALL =
      List.of(
          new NetworkEntry(
              "vgg19-keras",
              "VGG-19 (Keras)",
              Vgg::kerasVgg19,
              143_667_240,
              19_632_000_000L,
              KERAS + "; multiply-adds: " + TORCHVISION),
          new NetworkEntry(
              "resnet152-keras",
              "ResNet-152 (Keras)",
              ResNets::kerasResNet152,
              60_419_944,
              11_300_000_000L,
              KERAS + "; multiply-adds: He et al., Deep Residual Learning (2016), table 1"),
          new NetworkEntry(
              "densenet201-keras",
              "DenseNet-201 (Keras)",
              DenseNets::kerasDenseNet201,
              20_242_984,
              4_291_000_000L,
              KERAS + "; multiply-adds: " + TORCHVISION),
          new NetworkEntry(
              "inceptionv3-keras-224",
              "Inception v3 (Keras, 224)",
              () -> Inceptions.kerasInceptionV3(224),
              23_851_784,
              2_837_921_120L,
              KERAS + "; multiply-adds at this image size: " + SUMMED));

  private KerasNetworks() {}
}

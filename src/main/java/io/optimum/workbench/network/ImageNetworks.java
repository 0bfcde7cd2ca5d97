package io.optimum.workbench.network;

import io.optimum.workbench.network.family.DenseNets;
import io.optimum.workbench.network.family.EfficientNets;
import io.optimum.workbench.network.family.Inceptions;
import io.optimum.workbench.network.family.MobileNetV3;
import io.optimum.workbench.network.family.MobileNets;
import io.optimum.workbench.network.family.PatchTransformers;
import io.optimum.workbench.network.family.ResNets;
import io.optimum.workbench.network.family.SqueezeNets;
import io.optimum.workbench.network.family.Vgg;
import java.util.List;

/// Networks that classify images.
final class ImageNetworks {
  private static final String TORCHVISION =
      "torchvision model documentation: num_params and GFLOPS (multiply-adds)";

  static final List<NetworkEntry> ALL =
      List.of(
          new NetworkEntry(
              "resnet18", "ResNet-18", ResNets::resNet18, 11_689_512, 1_814_000_000L, TORCHVISION),
          new NetworkEntry(
              "resnet34", "ResNet-34", ResNets::resNet34, 21_797_672, 3_664_000_000L, TORCHVISION),
          new NetworkEntry(
              "resnet50", "ResNet-50", ResNets::resNet50, 25_557_032, 4_089_000_000L, TORCHVISION),
          new NetworkEntry(
              "resnet101",
              "ResNet-101",
              ResNets::resNet101,
              44_549_160,
              7_801_000_000L,
              TORCHVISION),
          new NetworkEntry(
              "resnet152",
              "ResNet-152",
              ResNets::resNet152,
              60_192_808,
              11_514_000_000L,
              TORCHVISION),
          new NetworkEntry(
              "vgg16", "VGG-16", Vgg::vgg16, 138_357_544, 15_470_000_000L, TORCHVISION),
          new NetworkEntry(
              "vgg19", "VGG-19", Vgg::vgg19, 143_667_240, 19_632_000_000L, TORCHVISION),
          new NetworkEntry(
              "densenet121",
              "DenseNet-121",
              DenseNets::denseNet121,
              7_978_856,
              2_834_000_000L,
              TORCHVISION),
          new NetworkEntry(
              "densenet201",
              "DenseNet-201",
              DenseNets::denseNet201,
              20_013_928,
              4_291_000_000L,
              TORCHVISION),
          new NetworkEntry(
              "inceptionv3",
              "Inception v3",
              Inceptions::inceptionV3,
              23_851_784,
              5_713_000_000L,
              "Keras applications (parameters without the auxiliary classifier); multiply-adds: "
                  + TORCHVISION),
          new NetworkEntry(
              "mobilenetv1",
              "MobileNet V1",
              MobileNets::mobileNetV1,
              4_253_864,
              569_000_000,
              "Howard et al., MobileNets (2017), table 4 (multiply-adds); Keras applications"
                  + " (parameters)"),
          new NetworkEntry(
              "mobilenetv2",
              "MobileNet V2",
              MobileNets::mobileNetV2,
              3_504_872,
              301_000_000,
              TORCHVISION),
          new NetworkEntry(
              "mobilenetv3-large",
              "MobileNet V3 Large",
              MobileNetV3::large,
              5_483_032,
              217_000_000,
              TORCHVISION),
          new NetworkEntry(
              "mobilenetv3-small",
              "MobileNet V3 Small",
              MobileNetV3::small,
              2_542_856,
              57_000_000,
              TORCHVISION),
          new NetworkEntry(
              "efficientnet-b0",
              "EfficientNet-B0",
              EfficientNets::efficientNetB0,
              5_288_548,
              386_000_000,
              TORCHVISION),
          new NetworkEntry(
              "efficientnet-b4",
              "EfficientNet-B4",
              EfficientNets::efficientNetB4,
              19_341_616,
              4_394_000_000L,
              TORCHVISION),
          new NetworkEntry(
              "squeezenet11",
              "SqueezeNet 1.1",
              SqueezeNets::squeezeNet11,
              1_235_496,
              349_000_000,
              TORCHVISION),
          new NetworkEntry(
              "vit-b16",
              "ViT-B/16",
              PatchTransformers::vitBase16,
              86_567_656,
              17_564_000_000L,
              TORCHVISION),
          new NetworkEntry(
              "vit-l16",
              "ViT-L/16",
              PatchTransformers::vitLarge16,
              304_326_632,
              61_555_000_000L,
              TORCHVISION));

  private ImageNetworks() {}
}

package io.optimum.workbench.network;

import io.optimum.workbench.network.family.DenseNets;
import io.optimum.workbench.network.family.EfficientNets;
import io.optimum.workbench.network.family.Inceptions;
import io.optimum.workbench.network.family.MobileNets;
import io.optimum.workbench.network.family.Recommenders;
import io.optimum.workbench.network.family.ResNets;
import io.optimum.workbench.network.family.SqueezeNets;
import io.optimum.workbench.network.family.Transformers;
import io.optimum.workbench.network.family.Vgg;
import io.optimum.workbench.network.family.Yolo;
import java.util.List;

/// The networks we can model. To add one: a method of its family, one row here.
public final class NetworkCatalogue {
  private static final String TORCHVISION =
      "torchvision model documentation: num_params and GFLOPS (multiply-adds)";
  private static final String KERAS = "Keras applications (parameters)";
  private static final String SUMMED = "none published, summed from its layers";
  private static final String TINYBERT =
      "Jiao et al., TinyBERT (2020), table 1: FLOPs at sequence length 128, two per multiply-add; ";

  /// The sample project shows one engine of every kind.
  private static final List<String> SAMPLE =
      List.of(
          "resnet50",
          "vgg19",
          "densenet201",
          "inceptionv3",
          "mobilenetv2",
          "efficientnet-b0",
          "squeezenet11",
          "bert-base",
          "distilbert",
          "yolov4",
          "dien",
          "vit-b16");

  private static final List<NetworkEntry> ALL =
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
              "vgg19", "VGG-19", Vgg::vgg19, 143_667_240, 19_632_000_000L, TORCHVISION),
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
              "efficientnet-b0",
              "EfficientNet-B0",
              EfficientNets::efficientNetB0,
              5_288_548,
              386_000_000,
              TORCHVISION),
          new NetworkEntry(
              "squeezenet11",
              "SqueezeNet 1.1",
              SqueezeNets::squeezeNet11,
              1_235_496,
              349_000_000,
              TORCHVISION),
          new NetworkEntry(
              "bert-base",
              "BERT-base (sequence 128)",
              () -> Transformers.bertBase(128),
              109_482_240,
              11_250_000_000L,
              TINYBERT + "parameters of bert-base-uncased with pooler"),
          new NetworkEntry(
              "distilbert",
              "DistilBERT (sequence 128)",
              () -> Transformers.distilBert(128),
              66_362_880,
              5_650_000_000L,
              TINYBERT + "parameters of distilbert-base-uncased"),
          new NetworkEntry(
              "distilbert-32",
              "DistilBERT (sequence 32)",
              () -> Transformers.distilBert(32),
              66_362_880,
              1_368_391_680,
              SUMMED + "; parameters of distilbert-base-uncased"),
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
              KERAS + "; multiply-adds at this image size: " + SUMMED),
          new NetworkEntry(
              "vit-b16",
              "ViT-B/16",
              Transformers::vitBase16,
              86_567_656,
              17_564_000_000L,
              TORCHVISION),
          new NetworkEntry(
              "yolov4",
              "YOLOv4 (416)",
              () -> Yolo.yoloV4(416),
              64_363_101,
              30_050_000_000L,
              "AlexeyAB/darknet model zoo: 60.1 BFLOPS at 416, two per multiply-add; parameters of"
                  + " its PyTorch port (Tianxiaomo/pytorch-YOLOv4)"),
          new NetworkEntry(
              "dien",
              "DIEN-like recommender (history 50)",
              Recommenders::dien,
              16485771,
              1119056,
              "Sizes of Zhou et al., DIEN (2019), code for Amazon Books; no published counts known,"
                  + " so these are summed from its sizes"));

  private NetworkCatalogue() {}

  /// Every network, by family.
  public static List<NetworkEntry> all() {
    return ALL;
  }

  /// The networks of the sample project.
  public static List<NetworkEntry> sampleNetworks() {
    return SAMPLE.stream().map(NetworkCatalogue::require).toList();
  }

  /// @throws IllegalArgumentException when there is none of that id, with those that there are
  public static NetworkEntry require(String id) {
    return ALL.stream()
        .filter(entry -> entry.id().equals(id))
        .findFirst()
        .orElseThrow(() ->
            new IllegalArgumentException(
                "There is no network %s in the catalogue. There are %s."
                    .formatted(id, ALL.stream().map(NetworkEntry::id).toList())));
  }
}

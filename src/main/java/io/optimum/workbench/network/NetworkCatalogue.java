package io.optimum.workbench.network;

import io.optimum.workbench.network.family.MobileNets;
import io.optimum.workbench.network.family.ResNets;
import io.optimum.workbench.network.family.Transformers;
import io.optimum.workbench.network.family.Vgg;
import java.util.List;

/// The networks we can model. To add one: a method of its family, one row here.
public final class NetworkCatalogue {
  private static final String TORCHVISION =
      "torchvision 0.20 model documentation: num_params and GFLOPS (multiply-adds)";
  private static final String TINYBERT =
      "Jiao et al., TinyBERT (2020), table 1: FLOPs at sequence length 128, two per multiply-add; ";

  private NetworkCatalogue() {}

  /// Every network, by family.
  public static List<NetworkEntry> all() {
    return List.of(
        new NetworkEntry("resnet18", "ResNet-18", ResNets::resNet18, 11_689_512, 1_814_000_000, TORCHVISION),
        new NetworkEntry("resnet50", "ResNet-50", ResNets::resNet50, 25_557_032, 4_089_000_000L, TORCHVISION),
        new NetworkEntry("vgg19", "VGG-19", Vgg::vgg19, 143_667_240, 19_632_000_000L, TORCHVISION),
        new NetworkEntry("mobilenetv2", "MobileNet V2", MobileNets::mobileNetV2, 3_504_872, 301_000_000, TORCHVISION),
        new NetworkEntry("bert-base", "BERT-base (sequence 128)", () -> Transformers.bertBase(128), 109_482_240, 11_250_000_000L, TINYBERT + "parameters as bert-base-uncased holds them"));
  }

  /// The networks of the sample project.
  public static List<NetworkEntry> sampleNetworks() {
    return all();
  }
}

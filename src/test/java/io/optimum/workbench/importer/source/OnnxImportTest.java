package io.optimum.workbench.importer.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.optimum.workbench.domain.engine.EngineProfile;
import io.optimum.workbench.domain.engine.KernelProfile;
import io.optimum.workbench.domain.engine.ProfileOrigin;
import io.optimum.workbench.domain.gpu.GpuId;
import io.optimum.workbench.importer.Fixtures;
import io.optimum.workbench.importer.ImportResult;
import io.optimum.workbench.importer.OnnxFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OnnxImportTest {
  @TempDir private Path folder;

  private ImportRequest network(OnnxFile network) throws IOException {
    Path file = Files.write(folder.resolve("net.onnx"), network.bytes());
    return ImportRequest.of(List.of(file)).onGpu(new GpuId("a100-80gb-pcie")).atBatch(4);
  }

  /// Attention of twelve heads, with the shapes computed inside the network.
  static OnnxFile attention() {
    OnnxFile net = new OnnxFile().input("x", "N", 128, 768).weights("w", 768, 3072);
    net.node("Shape", "s", "x").node("Gather", "n", "s", "zero").longs("zero");
    net.longs("rest", 128, 12, 64).node("Unsqueeze", "n1", "n", "axis0").longs("axis0", 0);
    net.node("Concat", "shape", "n1", "rest").number("axis", 0);
    net.node("Reshape", "r", "x", "shape").node("Transpose", "t", "r").ints("perm", 0, 2, 1, 3);
    net.node("Transpose", "k", "r").ints("perm", 0, 2, 3, 1);
    net.node("MatMul", "scores", "t", "k").node("Softmax", "p", "scores");
    net.node("MatMul", "mixed", "p", "t").output("mixed");
    return net;
  }

  private static double flops(EngineProfile profile) {
    return profile.kernels().stream().mapToDouble(KernelProfile::flops).sum();
  }

  @Test
  void modelsAConvolution() throws IOException {
    OnnxFile net = new OnnxFile().input("x", "N", 64, 56, 56).weights("w", 256, 64, 3, 3);
    net.node("Conv", "y", "x", "w").ints("kernel_shape", 3, 3).ints("pads", 1, 1, 1, 1);
    net.node("Relu", "z", "y").output("z");
    EngineProfile profile = Fixtures.read(network(net)).profiles().getFirst();
    assertThat(profile.key().batchSize()).isEqualTo(4);
    assertThat(profile.origin()).isEqualTo(ProfileOrigin.MODELLED);
    assertThat(profile.kernels()).as("ReLU fused, output reformatted").hasSize(2);
    assertThat(profile.weightBytes()).isEqualTo(2 * 256 * 64 * 9);
    assertThat(profile.inputBytes()).isEqualTo(4L * 4 * 64 * 56 * 56);
    assertThat(flops(profile) / (2.0 * 4 * 56 * 56 * 256 * 64 * 9)).isCloseTo(1, within(0.05));
  }

  @Test
  void followsShapesThatTheNetworkComputes() throws IOException {
    ImportResult result = Fixtures.read(network(attention()));
    assertThat(result.problems()).isEmpty();
    assertThat(flops(result.profiles().getFirst()))
        .isCloseTo(2 * 2.0 * 4 * 12 * 128 * 128 * 64, within(1e3));
  }

  @Test
  void asksForDynamicDimensions() throws IOException {
    OnnxFile net = new OnnxFile().input("tokens", "N", "sequence", 64).weights("w", 64, 64);
    net.node("MatMul", "y", "tokens", "w").output("y");
    ImportRequest request = network(net);
    assertThat(Fixtures.read(request).problems())
        .singleElement()
        .satisfies(problem ->
            assertThat(problem.advice()).contains("dynamic dimensions are: sequence=SIZE"));
    ImportResult sized = Fixtures.read(request.withDimensions(Map.of("sequence", 128)));
    assertThat(sized.problems()).isEmpty();
    assertThat(sized.profiles().getFirst().inputBytes()).isEqualTo(4L * 4 * 128 * 64);
  }

  @Test
  void doesNotNeedTheWeightsThemselves() throws IOException {
    OnnxFile net = new OnnxFile().input("x", "N", 1024).weights("w", 1024, 1000);
    net.node("Gemm", "y", "x", "w").output("y");
    EngineProfile profile = Fixtures.read(network(net)).profiles().getFirst();
    assertThat(profile.weightBytes()).isEqualTo(2L * 1024 * 1000);
  }

  @Test
  void saysWhichShapesItAssumed() throws IOException {
    OnnxFile net = new OnnxFile().input("x", "N", 8, 8).node("Exotic", "y", "x").output("y");
    net.node("Relu", "z", "y");
    assertThat(Fixtures.read(network(net)).problems())
        .anySatisfy(problem -> assertThat(problem.message()).contains("Exotic"));
  }

  @Test
  void readsARealResidualBlock() {
    Path sample =
        Path.of(System.getProperty("samples.dir", "../shared/samples"), "onnx/residual_block.onnx");
    assumeTrue(Files.isRegularFile(sample), "No sample at " + sample);
    EngineProfile profile = Fixtures.read(sample).profiles().getFirst();
    assertThat(profile.kernels()).hasSize(8);
    assertThat(flops(profile)).isBetween(0.8e9, 1.2e9);
  }
}

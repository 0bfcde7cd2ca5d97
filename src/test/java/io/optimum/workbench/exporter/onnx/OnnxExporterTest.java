package io.optimum.workbench.exporter.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Percentage.withPercentage;

import io.optimum.workbench.codec.GpuSheets;
import io.optimum.workbench.codec.JsonCodec;
import io.optimum.workbench.domain.engine.EngineProfile;
import io.optimum.workbench.domain.engine.KernelProfile;
import io.optimum.workbench.domain.engine.Precision;
import io.optimum.workbench.domain.gpu.GpuId;
import io.optimum.workbench.domain.gpu.GpuSpec;
import io.optimum.workbench.importer.FileImporter;
import io.optimum.workbench.importer.ImportResult;
import io.optimum.workbench.importer.source.ImportRequest;
import io.optimum.workbench.network.ModelledEngines;
import io.optimum.workbench.network.NetworkCatalogue;
import io.optimum.workbench.network.NetworkEntry;
import io.optimum.workbench.network.graph.Network;
import io.optimum.workbench.network.graph.NetworkBuilder;
import io.optimum.workbench.network.graph.Operator.Activation;
import io.optimum.workbench.network.graph.Operator.MatrixProduct;
import io.optimum.workbench.task.Progress;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What is written is read back by our own importer of ONNX, and counted there.
class OnnxExporterTest {
  private static final List<GpuSpec> SHEETS = new GpuSheets(new JsonCodec()).shipped();
  private static final GpuId GPU = new GpuId("a100-80gb-pcie");
  private static final int BATCH = 2;

  @TempDir private Path folder;

  private ImportResult readBack(NetworkEntry entry) throws IOException {
    Path file = folder.resolve(entry.id() + ".onnx");
    try (OutputStream out = Files.newOutputStream(file)) {
      new OnnxExporter(1).write(entry.builder().get(), entry.id(), out);
    }
    return new FileImporter(SHEETS, GPU)
        .read(ImportRequest.of(List.of(file)).onGpu(GPU).atBatch(BATCH), Progress.none());
  }

  private static byte[] bytes(long seed) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    NetworkEntry entry = NetworkCatalogue.require("squeezenet11");
    new OnnxExporter(seed).write(entry.builder().get(), entry.id(), out);
    return out.toByteArray();
  }

  private void sameNetwork(NetworkEntry entry) throws IOException {
    ImportResult read = readBack(entry);
    assertThat(read.problems()).isEmpty();
    EngineProfile profile = read.profiles().getFirst();
    assertThat(profile.weightBytes() / 2)
        .as("parameters of %s", entry.name())
        .isCloseTo(entry.builder().get().parameters(), withPercentage(2));
    GpuSpec sheet = SHEETS.stream().filter(each -> each.id().equals(GPU)).findFirst().orElseThrow();
    EngineProfile modelled = ModelledEngines.profile(entry, sheet, BATCH, Precision.FP16);
    assertThat(flops(profile))
        .as("operations of %s, as modelled from the catalogue", entry.name())
        .isCloseTo(flops(modelled), withPercentage(3));
  }

  private static double flops(EngineProfile profile) {
    return profile.kernels().stream().mapToDouble(KernelProfile::flops).sum();
  }

  @ParameterizedTest
  @ValueSource(strings = {"squeezenet11", "mobilenetv3-small", "efficientnet-b0"})
  void writesImageNetworksThatReadBackTheSame(String id) throws IOException {
    sameNetwork(NetworkCatalogue.require(id));
  }

  @Test
  void writesATransformerThatReadsBackTheSame() throws IOException {
    sameNetwork(
        new NetworkEntry("tiny", "Attention", OnnxExporterTest::attention, 1, 1, "this test"));
  }

  /// Words, positions, one attention of four heads, and a class of the first position.
  private static Network attention() {
    var net = new NetworkBuilder();
    var x = net.layerNorm(net.positionTable(net.gather(net.input(1, 16, 1), 100, 64), 1));
    var scores =
        net.matrixProduct(net.linear(x, 64), net.linear(x, 64), new MatrixProduct(4, 17, 17, 16));
    var mixed =
        net.matrixProduct(net.softmax(scores), net.linear(x, 64), new MatrixProduct(4, 17, 16, 17));
    x = net.sum(net.linear(mixed, 64), x);
    return net.build(net.linear(net.view(net.activation(x, Activation.Kind.GELU), 64, 1, 1), 10));
  }

  static Stream<NetworkEntry> all() {
    return NetworkCatalogue.all().stream();
  }

  @Tag("slow")
  @ParameterizedTest
  @MethodSource("all")
  void writesEveryNetworkOfTheCatalogue(NetworkEntry entry) throws IOException {
    sameNetwork(entry);
  }

  @Test
  void givesTheSameBytesForTheSameSeed() throws IOException {
    assertThat(bytes(7)).isEqualTo(bytes(7)).isNotEqualTo(bytes(8));
  }

  @Test
  void writesWeightsThatKeepTheNumbersWhereTheyWere() throws IOException {
    Weights weights = new Weights("w", new long[] {1000}, 0, 0.5f);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    var coded = com.google.protobuf.CodedOutputStream.newInstance(out);
    weights.write(coded, new java.util.Random(1));
    coded.flush();
    assertThat((long) out.size()).isEqualTo(weights.bytes());
    var data = ByteBuffer.wrap(out.toByteArray()).order(ByteOrder.LITTLE_ENDIAN);
    data.position(out.size() - 4000);
    for (int i = 0; i < 1000; i++) {
      assertThat(data.getFloat()).isBetween(-0.5f, 0.5f);
    }
  }

  @Test
  void findsTheStepOfAPoolingFromItsResult() {
    var net = new NetworkBuilder();
    var x = net.input(8, 112, 112);
    assertThat(Windows.Step.of(x, 3, net.maxPool(x, 3, 2, 1))).isEqualTo(new Windows.Step(2, 1));
    assertThat(Windows.Step.of(x, 3, net.maxPool(x, 3, 2, 0))).isEqualTo(new Windows.Step(2, 0));
    assertThat(Windows.Step.of(x, 3, net.averagePool(x, 3, 1, 1)))
        .isEqualTo(new Windows.Step(1, 1));
  }
}

package io.optimum.workbench.device.cuda.tensorrt;

import static org.assertj.core.api.Assertions.assertThat;

import io.optimum.workbench.domain.engine.BuildRequest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// TensorRT without a GPU: an engine is its own text, and refuses to load when it says so; a large
/// one does beside another.
class FakeTensorRt implements TensorRt {
  final List<String> calls = new ArrayList<>();

  /// Engines and contexts that are not closed.
  int enginesOpen;

  int contextsOpen;
  boolean closed;

  /// Whether the GPU's memory does not suffice for a context.
  boolean refusesContexts;

  private final String version;
  private final boolean fixedShapes;

  FakeTensorRt() {
    this("8.6.1", false);
  }

  /// @param fixedShapes of its engines
  FakeTensorRt(String version, boolean fixedShapes) {
    this.version = version;
    this.fixedShapes = fixedShapes;
  }

  /// After each inference that was enqueued.
  void enqueued() {}

  @Override
  public String version() {
    return version;
  }

  @Override
  public Built build(BuildRequest request, byte[] timingCache) {
    calls.add("build %s from a cache of %d bytes".formatted(request.engine(), timingCache.length));
    byte[] plan = ("engine of " + request.network().getFileName()).getBytes(StandardCharsets.UTF_8);
    return new Built(plan, new byte[] {1, 2, 3}, List.of("Weights were clipped."));
  }

  @Override
  public Engine load(byte[] plan) {
    String text = new String(plan, StandardCharsets.UTF_8);
    if (text.startsWith("huge") || (text.equals("large") && enginesOpen > 0)) {
      throw TensorRtException.of(
          "The engine cannot be loaded", List.of("2: Error Code 2: OutOfMemory (no information)"));
    }
    if (text.startsWith("foreign")) {
      throw TensorRtException.of(
          "The engine cannot be loaded",
          List.of(
              "Error Code 6: Internal Error (The engine plan file is generated on an"
                  + " incompatible device, expecting compute 9.0 got compute 8.0.)"));
    }
    calls.add("load " + text);
    enginesOpen++;
    return new FakeEngine();
  }

  @Override
  public void close() {
    assertThat(enginesOpen).as("engines of a library that is closed").isZero();
    closed = true;
  }

  private final class FakeEngine implements Engine {
    private int contexts;

    @Override
    public int smallestBatch() {
      return 1;
    }

    @Override
    public int largestBatch() {
      return 16;
    }

    @Override
    public boolean hasFixedShapes() {
      return fixedShapes;
    }

    @Override
    public String layersJson() {
      return "{\"Layers\": []}";
    }

    @Override
    public Context context(int batchSize, long seed) {
      if (refusesContexts) {
        throw TensorRtException.of("No execution context could be made", List.of("OutOfMemory"));
      }
      calls.add("context at batch " + batchSize);
      contextsOpen++;
      contexts++;
      return new FakeContext(this);
    }

    @Override
    public void close() {
      assertThat(contexts).as("contexts of an engine that is closed").isZero();
      enginesOpen--;
    }
  }

  private final class FakeContext implements Context {
    private final FakeEngine engine;
    private boolean open = true;

    FakeContext(FakeEngine engine) {
      this.engine = engine;
    }

    @Override
    public void close() {
      assertThat(open).as("closed once").isTrue();
      open = false;
      engine.contexts--;
      contextsOpen--;
    }

    @Override
    public void enqueue(long stream) {
      calls.add("enqueue on " + stream);
      enqueued();
    }

    @Override
    public void await() {
      calls.add("await");
    }

    @Override
    public long deviceMemoryBytes() {
      return 1024;
    }

    @Override
    public double[] outputs() {
      return new double[] {7};
    }
  }
}

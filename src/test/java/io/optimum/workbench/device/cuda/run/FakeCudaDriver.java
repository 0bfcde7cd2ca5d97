package io.optimum.workbench.device.cuda.run;

import io.optimum.workbench.device.cuda.CudaErrors;
import io.optimum.workbench.device.cuda.CudaException;
import io.optimum.workbench.device.cuda.CudaGpuInfo;
import io.optimum.workbench.device.cuda.driver.CudaDriver;
import io.optimum.workbench.device.cuda.driver.CudaEvent;
import io.optimum.workbench.device.cuda.driver.CudaGraph;
import io.optimum.workbench.device.cuda.driver.CudaModule;
import io.optimum.workbench.device.cuda.driver.CudaStream;
import io.optimum.workbench.device.cuda.driver.DeviceBuffer;
import io.optimum.workbench.device.cuda.driver.SmPartition;
import io.optimum.workbench.device.cuda.driver.Transfers;
import io.optimum.workbench.domain.gpu.SmLimits;
import io.optimum.workbench.domain.run.StreamPriority;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A GPU whose streams run work one after the other, each stream on its own, in time that jumps.
/// Remembers what was asked of it, counts what is open, and fails when told to.
public final class FakeCudaDriver implements CudaDriver {
  /// Work of one launch, as it was enqueued.
  record Work(long stream, String name, double startNanos, double endNanos) {}

  final List<StreamPriority> streamPriorities = new ArrayList<>();
  final List<Work> ran = new ArrayList<>();
  final List<String> closed = new ArrayList<>();
  int graphs;
  int graphLaunches;
  public int open;
  public boolean partitions = true;
  private final Map<String, int[]> failures = new HashMap<>();
  private final List<FakeStream> streams = new ArrayList<>();
  private double nowNanos;

  public double nowNanos() {
    return nowNanos;
  }

  public void advance(double nanos) {
    nowNanos += nanos;
  }

  /// When the next event is reached.
  public double nextNanos() {
    return streams.stream()
        .flatMap(each -> each.events.stream())
        .filter(at -> at > nowNanos)
        .mapToDouble(Double::doubleValue)
        .min()
        .orElse(Double.POSITIVE_INFINITY);
  }

  /// The `count`th call of this kind from now on fails, and each after it.
  public void fail(String call, int count, int code) {
    failures.put(call, new int[] {count, code});
  }

  void check(String call) {
    int[] failure = failures.get(call);
    if (failure != null && --failure[0] <= 0) {
      CudaException.check(CudaException.Api.CUDA, call, failure[1], CudaErrors::nameOf);
    }
  }

  /// Enqueues work on a stream.
  void work(long stream, String name, double nanos) {
    check("cuLaunchKernel");
    streams.get((int) stream).work(name, nanos);
  }

  @Override
  public CudaGpuInfo gpu() {
    return new CudaGpuInfo(
        0,
        "Fake GPU",
        "GPU-fake",
        "9.0",
        132,
        1.98e9,
        2.6e9,
        5120,
        50 << 20,
        80L << 30,
        3,
        new SmLimits(2048, 32, 65_536, 233_472));
  }

  @Override
  public void attach() {
    check("cuCtxSetCurrent");
  }

  @Override
  public CudaStream stream(StreamPriority priority, @Nullable SmPartition partition) {
    check("cuStreamCreateWithPriority");
    streamPriorities.add(priority);
    FakeStream stream = new FakeStream(streams.size(), partition);
    streams.add(stream);
    open++;
    return stream;
  }

  /// SMs of the partition that a stream is in; 0 = none.
  int smCount(long stream) {
    SmPartition partition = streams.get((int) stream).partition;
    return partition == null ? 0 : partition.smCount();
  }

  @Override
  public CudaEvent event() {
    open++;
    return new FakeEvent();
  }

  @Override
  public Transfers transfers(long inputBytes, long outputBytes) {
    check("cuMemAlloc");
    open++;
    return new Transfers() {
      @Override
      public void enqueueIn(CudaStream stream) {
        copy(stream, "in", inputBytes);
      }

      @Override
      public void enqueueOut(CudaStream stream) {
        copy(stream, "out", outputBytes);
      }

      private void copy(CudaStream stream, String name, long bytes) {
        if (bytes > 0) {
          work(stream.handle(), name, bytes);
        }
      }

      @Override
      public void close() {
        closed("transfers");
      }
    };
  }

  @Override
  public DeviceBuffer allocate(long bytes) {
    throw new UnsupportedOperationException("Runs allocate through their source.");
  }

  @Override
  public CudaModule module(String ptx) {
    throw new UnsupportedOperationException("Runs launch through their source.");
  }

  @Override
  public long freeBytes() {
    return 1L << 30;
  }

  @Override
  public boolean hasPartitions() {
    return partitions;
  }

  @Override
  public List<SmPartition> partition(List<Double> smShareFractions) {
    return smShareFractions.stream().map(this::partition).toList();
  }

  private SmPartition partition(double share) {
    open++;
    return new SmPartition() {
      @Override
      public int smCount() {
        return (int) Math.round(share * 132);
      }

      @Override
      public void close() {
        closed("partition");
      }
    };
  }

  @Override
  public String version() {
    return "fake driver 1";
  }

  @Override
  public void close() {}

  void closed(String what) {
    open--;
    closed.add(what);
  }

  private final class FakeStream implements CudaStream {
    final List<Double> events = new ArrayList<>();
    private final int index;
    private final @Nullable SmPartition partition;
    private @Nullable FakeGraph capturing;
    private double freeNanos;

    FakeStream(int index, @Nullable SmPartition partition) {
      this.index = index;
      this.partition = partition;
    }

    void work(String name, double nanos) {
      if (capturing != null) {
        capturing.names.add(name);
        capturing.nanos.add(nanos);
        return;
      }
      double start = Math.max(nowNanos, freeNanos);
      freeNanos = start + nanos;
      ran.add(new Work(index, name, start, freeNanos));
    }

    @Override
    public long handle() {
      return index;
    }

    @Override
    public void record(CudaEvent event) {
      check("cuEventRecord");
      double at = Math.max(nowNanos, freeNanos);
      ((FakeEvent) event).atNanos = at;
      events.removeIf(each -> each <= nowNanos);
      events.add(at);
    }

    @Override
    public CudaGraph capture(Runnable enqueue) {
      graphs++;
      FakeGraph graph = new FakeGraph();
      capturing = graph;
      enqueue.run();
      capturing = null;
      open++;
      return graph;
    }

    @Override
    public void launch(CudaGraph graph) {
      graphLaunches++;
      FakeGraph captured = (FakeGraph) graph;
      for (int i = 0; i < captured.names.size(); i++) {
        work(captured.names.get(i), captured.nanos.get(i));
      }
    }

    @Override
    public void synchronize() {
      nowNanos = Math.max(nowNanos, freeNanos);
    }

    @Override
    public void close() {
      closed("stream");
    }
  }

  private final class FakeEvent implements CudaEvent {
    private double atNanos;

    @Override
    public boolean isDone() {
      check("cuEventQuery");
      return nowNanos >= atNanos;
    }

    @Override
    public double nanosSince(CudaEvent start) {
      return atNanos - ((FakeEvent) start).atNanos;
    }

    @Override
    public void close() {
      closed("event");
    }
  }

  private final class FakeGraph implements CudaGraph {
    final List<String> names = new ArrayList<>();
    final List<Double> nanos = new ArrayList<>();

    @Override
    public void close() {
      closed("graph");
    }
  }
}

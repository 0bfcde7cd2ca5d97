package io.optimum.workbench.device.cuda.cupti;

import io.optimum.workbench.device.cuda.CudaException;
import io.optimum.workbench.device.cuda.driver.CudaStream;
import io.optimum.workbench.device.cuda.foreign.NativeLibrary;
import io.optimum.workbench.device.cuda.run.trace.KernelSpan;
import io.optimum.workbench.device.cuda.run.trace.KernelTracer;
import io.optimum.workbench.device.tensorrt.LibrarySearch;
import io.optimum.workbench.domain.run.SpanKind;
import java.lang.foreign.Arena;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Traces kernels and copies with CUPTI while a run asks for it; otherwise CUPTI is there but idle.
///
/// Its clock is set against the host's at the start of a trace and at every flush, for it follows
/// the time of day, which a time server may stretch: of a few readings between two of the host's
/// clock, the one that took least.
public final class CuptiTracer implements KernelTracer {
  private static final System.Logger LOG = System.getLogger(CuptiTracer.class.getPackageName());

  private static final List<String> LIBRARIES =
      List.of("libcupti.so.13", "libcupti.so.12", "libcupti.so");

  private static final int CLOCK_READINGS = 9;
  private static final int NO_LANE = -1;

  /// A flush costs, and the timeline repaints less often than a run is looked at.
  private static final int DRAINS_PER_FLUSH = 5;

  private final Cupti cupti;
  private final LongSupplier hostNanos;
  private final Queue<Activity> activities = new ConcurrentLinkedQueue<>();
  private final Map<Integer, Integer> lanes = new ConcurrentHashMap<>();

  /// Records that no span is made of, though they may be the run's.
  private final AtomicLong lost = new AtomicLong();

  private long originNanos;
  private long toRunNanos;
  private long dropped;
  private int drains;
  private boolean tracing;

  private CuptiTracer(Cupti cupti, LongSupplier hostNanos) {
    this.cupti = cupti;
    this.hostNanos = hostNanos;
  }

  /// Opens CUPTI, before CUDA starts in this process; a tracer that sees nothing, and says why,
  /// where that fails.
  ///
  /// @param search finds it where the system's loader does not
  public static KernelTracer open(LibrarySearch search) {
    Stream<String> elsewhere = search.find("libcupti.so*").map(Path::toString).stream();
    return open(Stream.concat(LIBRARIES.stream(), elsewhere).toList(), System::nanoTime);
  }

  /// @param libraries names or paths
  /// @param hostNanos the clock of runs
  static KernelTracer open(List<String> libraries, LongSupplier hostNanos) {
    Map<String, List<String>> failures = new LinkedHashMap<>(); // names of libraries by reason
    for (String each : libraries) {
      Optional<NativeLibrary> library = NativeLibrary.find(List.of(each));
      if (library.isPresent()) {
        try {
          return open(library.get(), hostNanos);
        } catch (CudaException | IllegalArgumentException e) {
          failures
              .computeIfAbsent(String.valueOf(e.getMessage()), _ -> new ArrayList<>())
              .add(each);
        }
      }
    }
    return KernelTracer.none(
        failures.isEmpty()
            ? "spans of whole inferences (no CUPTI: none of %s)"
                .formatted(String.join(", ", libraries))
            : "spans of whole inferences (CUPTI does not work: %s)"
                .formatted(
                    failures.entrySet().stream()
                        .map(each -> String.join(", ", each.getValue()) + ": " + each.getKey())
                        .collect(Collectors.joining(" "))));
  }

  /// A CUPTI newer than its driver does not start; an older one on the same machine may.
  private static CuptiTracer open(NativeLibrary library, LongSupplier hostNanos) {
    Cupti cupti = new Cupti(library);
    CuptiTracer tracer = new CuptiTracer(cupti, hostNanos);
    new Callbacks(cupti, new ActivityBuffers(Arena.global()), tracer::add).register();
    cupti.enable(ActivityDecoder.CONCURRENT_KERNEL);
    cupti.disable(ActivityDecoder.CONCURRENT_KERNEL);
    return tracer;
  }

  private void add(Activity activity) {
    if (activity.isTimed()) {
      activities.add(activity);
    } else {
      lost.incrementAndGet();
    }
  }

  @Override
  public boolean isAvailable() {
    return true;
  }

  @Override
  public String reason() {
    return "CUPTI";
  }

  /// A run is worth more than the kernels of a stream that CUPTI does not know: those are dropped.
  /// So are those of streams of two contexts (green ones are some) that have the same number, which
  /// is unique within a context only (cupti_activity.h, `cuptiGetStreamIdEx`).
  @Override
  public void stream(CudaStream stream, int lane) {
    try {
      int id = cupti.streamId(stream.handle());
      int known = lanes.merge(id, lane, (one, other) -> one.equals(other) ? one : NO_LANE);
      if (known == NO_LANE) {
        LOG.log(System.Logger.Level.WARNING, "Lane {0} has another''s stream number {1}", lane, id);
      }
    } catch (CudaException e) {
      LOG.log(System.Logger.Level.WARNING, "No kernels of lane {0}: {1}", lane, e.getMessage());
    }
  }

  @Override
  public void begin(long originNanos) {
    activities.clear();
    drains = 0;
    cupti.dropped();
    lost.set(0);
    this.originNanos = originNanos;
    setClock();
    cupti.enable(ActivityDecoder.CONCURRENT_KERNEL);
    cupti.enable(ActivityDecoder.MEMCPY);
    tracing = true;
  }

  private void setClock() {
    toRunNanos = hostMinusCupti() - originNanos;
  }

  private long hostMinusCupti() {
    long shortest = Long.MAX_VALUE;
    long difference = 0;
    for (int i = 0; i < CLOCK_READINGS; i++) {
      long before = hostNanos.getAsLong();
      long theirs = cupti.timestamp();
      long took = hostNanos.getAsLong() - before;
      if (took < shortest) {
        shortest = took;
        difference = before + took / 2 - theirs;
      }
    }
    return difference;
  }

  @Override
  public List<KernelSpan> drain() {
    if (tracing && ++drains % DRAINS_PER_FLUSH == 0) {
      cupti.flush(false);
      setClock();
    }
    List<KernelSpan> spans = new ArrayList<>();
    for (Activity each = activities.poll(); each != null; each = activities.poll()) {
      Integer lane = lanes.get(each.stream());
      if (lane == null || lane == NO_LANE) {
        // Beside a run nobody launches but engines, on streams of their own inside. Copies may be
        // of outputs that are compared.
        lost.addAndGet(each.kind() == SpanKind.KERNEL ? 1 : 0);
      } else {
        spans.add(
            new KernelSpan(
                lane,
                each.kind(),
                each.name(),
                each.launch(),
                each.startNanos() + toRunNanos,
                each.endNanos() + toRunNanos));
      }
    }
    spans.sort(Comparator.comparingDouble(KernelSpan::startNanos));
    return spans;
  }

  @Override
  public List<KernelSpan> end() {
    if (!tracing) {
      lanes.clear();
      return List.of();
    }
    tracing = false;
    cupti.flush(true);
    cupti.disable(ActivityDecoder.CONCURRENT_KERNEL);
    cupti.disable(ActivityDecoder.MEMCPY);
    List<KernelSpan> rest = drain();
    dropped = cupti.dropped() + lost.get();
    lanes.clear();
    return rest;
  }

  @Override
  public long dropped() {
    return dropped;
  }
}

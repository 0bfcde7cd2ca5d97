package io.optimum.workbench.device.cuda.cupti;

import static org.assertj.core.api.Assertions.assertThat;

import io.optimum.workbench.device.cuda.StubLibrary;
import io.optimum.workbench.device.cuda.driver.CudaEvent;
import io.optimum.workbench.device.cuda.driver.CudaGraph;
import io.optimum.workbench.device.cuda.driver.CudaStream;
import io.optimum.workbench.device.cuda.run.trace.KernelSpan;
import io.optimum.workbench.device.cuda.run.trace.KernelTracer;
import io.optimum.workbench.domain.engine.KernelLaunch;
import io.optimum.workbench.domain.run.SpanKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CuptiTracerTest {
  /// The library's records have no grid.
  private static final KernelLaunch LAUNCH = new KernelLaunch.NotObserved();

  @TempDir Path folder;

  @Test
  void saysWhereItLookedWhenThereIsNoCupti() {
    KernelTracer tracer = CuptiTracer.open(List.of("libno-such-cupti.so"), () -> 0);
    assertThat(tracer.isAvailable()).isFalse();
    assertThat(tracer.reason()).contains("libno-such-cupti.so");
  }

  @Test
  void saysWhyCuptiDoesNotWork() {
    KernelTracer tracer = CuptiTracer.open(library(999), () -> 0);
    assertThat(tracer.isAvailable()).isFalse();
    assertThat(tracer.reason()).contains("cuptiActivityEnable failed: CUPTI_ERROR_UNKNOWN (999)");
  }

  @Test
  void aFailureOfTheSameKindIsSaidOnce() {
    Path library = Path.of(library(999).getFirst());
    KernelTracer tracer = CuptiTracer.open(List.of(library + "", library + ""), () -> 0);
    assertThat(tracer.reason())
        .containsOnlyOnce("CUPTI_ERROR_UNKNOWN")
        .contains(library + ", " + library);
  }

  @Test
  void kernelsThatMayBeOfEitherOfTwoLanesAreOfNone() {
    KernelTracer tracer = CuptiTracer.open(library(0), () -> 0);
    tracer.stream(stream(7), 0);
    tracer.stream(stream(7), 1);
    tracer.begin(0);
    assertThat(tracer.end()).isEmpty();
    assertThat(tracer.dropped())
        .as("4 by CUPTI, one without times, one inside an engine, two of lane 0 or 1")
        .isEqualTo(8);
  }

  @Test
  void aRunWithoutATraceLeavesNoStreamBehind() {
    KernelTracer tracer = CuptiTracer.open(library(0), () -> 0);
    tracer.stream(stream(7), 0);
    assertThat(tracer.end()).isEmpty();
    tracer.stream(stream(7), 1);
    tracer.begin(0);
    assertThat(tracer.end()).extracting(KernelSpan::lane).containsExactly(1, 1);
  }

  @Test
  void givesKernelsOfTheRunsStreamsOnTheRunsClockInOrder() {
    KernelTracer tracer = CuptiTracer.open(library(0), () -> 800_000);
    assertThat(tracer.isAvailable()).isTrue();
    tracer.stream(stream(7), 2);
    tracer.begin(300_000);
    assertThat(tracer.end())
        .as("CUPTI says 5 s when the host says 0.8 ms, 0.5 ms into the run")
        .containsExactly(
            new KernelSpan(2, SpanKind.KERNEL, "first_kernel", LAUNCH, 501_000, 502_000),
            new KernelSpan(2, SpanKind.KERNEL, "second_kernel", LAUNCH, 502_000, 503_000));
    assertThat(tracer.dropped())
        .as("4 by CUPTI, one that has no times, and one of a stream inside an engine")
        .isEqualTo(6);
    assertThat(tracer.end()).as("the second time").isEmpty();
  }

  @Test
  void aStreamThatCuptiDoesNotKnowCostsItsKernelsAndNotTheRun() {
    KernelTracer tracer = CuptiTracer.open(library(0), () -> 0);
    tracer.stream(stream(99), 0);
    tracer.begin(0);
    assertThat(tracer.end()).isEmpty();
    assertThat(tracer.dropped())
        .as("4 by CUPTI, one without times, three without a lane")
        .isEqualTo(8);
  }

  @Test
  void takesAnOlderCuptiWhereTheNewerDoesNotStart() throws IOException {
    String newer = library(1).getFirst();
    String broken = Files.move(Path.of(newer), folder.resolve("newer.so")).toString();
    KernelTracer tracer =
        CuptiTracer.open(List.of(broken, library(0).getFirst()), System::nanoTime);
    assertThat(tracer.isAvailable()).isTrue();
  }

  @Test
  void flushesWhileTheRunGoes() {
    KernelTracer tracer = CuptiTracer.open(library(0), () -> 0);
    tracer.stream(stream(7), 0);
    tracer.begin(0);
    List<KernelSpan> seen = List.of();
    for (int i = 0; i < 10 && seen.isEmpty(); i++) {
      seen = tracer.drain();
    }
    assertThat(seen).hasSize(2);
    tracer.end();
  }

  private List<String> library(int enable) {
    return List.of(StubLibrary.build(folder, "cupti_stub", "ENABLE=" + enable).toString());
  }

  private static CudaStream stream(long handle) {
    return new CudaStream() {
      @Override
      public long handle() {
        return handle;
      }

      @Override
      public void record(CudaEvent event) {}

      @Override
      public CudaGraph capture(Runnable enqueue) {
        return () -> {};
      }

      @Override
      public void launch(CudaGraph graph) {}

      @Override
      public void synchronize() {}

      @Override
      public void close() {}
    };
  }
}

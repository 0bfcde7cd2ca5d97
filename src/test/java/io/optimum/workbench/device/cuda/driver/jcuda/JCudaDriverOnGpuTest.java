package io.optimum.workbench.device.cuda.driver.jcuda;

import static org.assertj.core.api.Assertions.assertThat;

import io.optimum.workbench.device.cuda.RealGpu;
import io.optimum.workbench.device.cuda.driver.CudaDriver;
import io.optimum.workbench.device.cuda.driver.CudaEvent;
import io.optimum.workbench.device.cuda.driver.CudaGraph;
import io.optimum.workbench.device.cuda.driver.CudaStream;
import io.optimum.workbench.device.cuda.driver.DeviceBuffer;
import io.optimum.workbench.device.cuda.driver.SmPartition;
import io.optimum.workbench.device.cuda.driver.Transfers;
import io.optimum.workbench.domain.run.StreamPriority;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/// The calls of the driver, from the simplest on, before anything is built of them.
@Tag("gpu")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class JCudaDriverOnGpuTest {
  private CudaDriver driver;

  @BeforeEach
  void open() {
    driver = new JCudaDriver(RealGpu.info());
  }

  @AfterEach
  void close() {
    if (driver != null) {
      driver.close();
    }
  }

  @Test
  @Order(1)
  void itsContextOpensAndHasMemory() {
    System.out.printf("%s, %s%n", RealGpu.info(), driver.version());
    assertThat(driver.freeBytes()).as("free bytes of device memory").isPositive();
  }

  @Test
  @Order(2)
  void memoryIsClearedAndRead() {
    try (DeviceBuffer buffer = driver.allocate(1 << 20)) {
      buffer.clear();
      assertThat(buffer.read(2)).containsExactly(0, 0);
    }
  }

  @Test
  @Order(3)
  void streamsOfEachPriorityOpen() {
    for (StreamPriority each : StreamPriority.values()) {
      try (CudaStream stream = driver.stream(each, null)) {
        stream.synchronize();
      }
    }
  }

  @Test
  @Order(4)
  void eventsAroundACopyTellItsTime() {
    try (CudaStream stream = driver.stream(StreamPriority.NORMAL, null);
        Transfers transfers = driver.transfers(1 << 24, 0);
        CudaEvent start = driver.event();
        CudaEvent end = driver.event()) {
      stream.record(start);
      transfers.enqueueIn(stream);
      stream.record(end);
      stream.synchronize();
      assertThat(end.isDone()).isTrue();
      System.out.printf("16 MiB to the device: %.0f us%n", end.nanosSince(start) / 1e3);
      assertThat(end.nanosSince(start)).as("ns between two events around 16 MiB").isPositive();
    }
  }

  @Test
  @Order(5)
  void aCopyIsCapturedAndLaunchedAsAGraph() {
    try (CudaStream stream = driver.stream(StreamPriority.NORMAL, null);
        Transfers transfers = driver.transfers(4096, 4096);
        CudaGraph graph = stream.capture(() -> transfers.enqueueIn(stream))) {
      stream.launch(graph);
      stream.synchronize();
    }
  }

  @Test
  @Order(6)
  void halfOfTheSmsAreAPartitionWithAStream() {
    Assumptions.assumeTrue(driver.hasPartitions(), "Skipped: this driver has no green contexts.");
    SmPartition half = driver.partition(List.of(0.5)).getFirst();
    try (half;
        CudaStream stream = driver.stream(StreamPriority.NORMAL, half)) {
      System.out.printf("half of %d SMs: %d%n", RealGpu.info().smCount(), half.smCount());
      assertThat(half.smCount()).as("SMs of a half").isLessThan(RealGpu.info().smCount());
      stream.synchronize();
    }
  }
}

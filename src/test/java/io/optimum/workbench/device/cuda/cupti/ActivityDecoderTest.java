package io.optimum.workbench.device.cuda.cupti;

import static java.lang.foreign.ValueLayout.ADDRESS_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static org.assertj.core.api.Assertions.assertThat;

import io.optimum.workbench.device.cuda.StubLibrary;
import io.optimum.workbench.domain.engine.KernelLaunch;
import io.optimum.workbench.domain.run.SpanKind;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Records as a C compiler lays them out: `src/test/resources/cuda/cupti_records.c` wrote the
/// fixture beside it.
class ActivityDecoderTest {
  private static final Path FIXTURE = Path.of("src/test/resources/cuda/cupti_records.bin");
  private static final Path HEADERS = Path.of("/usr/local/cuda/include");
  private static final int KERNEL_BYTES = 216;
  @TempDir Path folder;

  @Test
  void readsAKernel() throws IOException {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment records = fixture(arena);
      records.set(
          ADDRESS_UNALIGNED, ActivityDecoder.KERNEL_NAME, arena.allocateFrom("sm90_gemm_f16"));
      assertThat(ActivityDecoder.decode(records))
          .contains(
              new Activity(
                  SpanKind.KERNEL,
                  13,
                  1_000_000_000_123L,
                  1_000_000_045_678L,
                  "sm90_gemm_f16",
                  new KernelLaunch.Observed(
                      new KernelLaunch.Extent(264, 3, 2),
                      new KernelLaunch.Extent(32, 4, 1),
                      168,
                      1040,
                      98_304)));
    }
  }

  @Test
  void aRecordWithoutAGridTellsNothingOfTheLaunch() throws IOException {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment records = fixture(arena);
      records.set(ADDRESS_UNALIGNED, ActivityDecoder.KERNEL_NAME, arena.allocateFrom("k"));
      records.asSlice(ActivityDecoder.KERNEL_GRID, Integer.BYTES).fill((byte) 0);
      assertThat(ActivityDecoder.decode(records).orElseThrow().launch())
          .isEqualTo(new KernelLaunch.NotObserved());
    }
  }

  @Test
  void readsACopyWithItsDirection() throws IOException {
    try (Arena arena = Arena.ofConfined()) {
      assertThat(ActivityDecoder.decode(fixture(arena).asSlice(KERNEL_BYTES)))
          .contains(
              new Activity(
                  SpanKind.DEVICE_TO_HOST,
                  14,
                  1_000_000_050_000L,
                  1_000_000_060_000L,
                  "device to host",
                  new KernelLaunch.NotObserved()));
    }
  }

  @Test
  void skipsRecordsOfAnotherKind() throws IOException {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment records = fixture(arena);
      records.set(JAVA_BYTE, 0, (byte) 3);
      assertThat(ActivityDecoder.decode(records)).isEmpty();
    }
  }

  @Test
  void theCompilerGivesTheSameOffsetsAndRecords() throws IOException {
    Path headers = Path.of("/usr/local/cuda-13.0/include");
    Path include = Files.exists(HEADERS) ? HEADERS : headers;
    Assumptions.assumeTrue(
        Files.exists(include.resolve("cupti.h")), "Skipped: there is no cupti.h in " + include);
    Path program = StubLibrary.program(folder, "cupti_records", "-I" + include);
    Path records = folder.resolve("records.bin");
    String offsets =
        StubLibrary.run(List.of("sh", "-c", "%s 2>&1 >%s".formatted(program, records)));
    assertThat(Files.readAllBytes(records)).isEqualTo(Files.readAllBytes(FIXTURE));
    assertThat(offsets.lines())
        .contains(
            "KERNEL_START " + ActivityDecoder.KERNEL_START,
            "KERNEL_END " + ActivityDecoder.KERNEL_END,
            "KERNEL_STREAM " + ActivityDecoder.KERNEL_STREAM,
            "KERNEL_NAME " + ActivityDecoder.KERNEL_NAME,
            "KERNEL_REGISTERS " + ActivityDecoder.KERNEL_REGISTERS,
            "KERNEL_GRID " + ActivityDecoder.KERNEL_GRID,
            "KERNEL_BLOCK " + ActivityDecoder.KERNEL_BLOCK,
            "KERNEL_STATIC_SHARED " + ActivityDecoder.KERNEL_STATIC_SHARED,
            "KERNEL_DYNAMIC_SHARED " + ActivityDecoder.KERNEL_DYNAMIC_SHARED,
            "KERNEL_BYTES " + KERNEL_BYTES,
            "COPY_KIND " + ActivityDecoder.COPY_KIND,
            "COPY_START " + ActivityDecoder.COPY_START,
            "COPY_END " + ActivityDecoder.COPY_END,
            "COPY_STREAM " + ActivityDecoder.COPY_STREAM);
  }

  private static MemorySegment fixture(Arena arena) throws IOException {
    return arena.allocate(8 * 64, 8).copyFrom(MemorySegment.ofArray(Files.readAllBytes(FIXTURE)));
  }
}

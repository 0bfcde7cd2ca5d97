package io.optimum.workbench.device.cuda.driver.jcuda;

import static org.assertj.core.api.Assertions.assertThat;

import io.optimum.workbench.device.cuda.CudaErrors;
import io.optimum.workbench.device.cuda.StubLibrary;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Numbers and layouts of cuda.h that are written down here, as a C compiler reads them off it.
class CudaHeaderTest {
  private static final Path HEADERS = Path.of("/usr/local/cuda/include");
  @TempDir Path folder;
  private Map<String, Integer> values;

  @BeforeEach
  void read() {
    Assumptions.assumeTrue(
        Files.exists(HEADERS.resolve("cuda.h")),
        "Skipped: there is no %s/cuda.h".formatted(HEADERS));
    Path program = StubLibrary.program(folder, "cuda_values", "-I" + HEADERS);
    values =
        StubLibrary.run(List.of(program.toString()))
            .lines()
            .map(line -> line.split(" ", 2))
            .collect(Collectors.toMap(each -> each[0], each -> Integer.valueOf(each[1])));
  }

  @Test
  void resourcesOfGreenContextsAreLaidOutSo() {
    assertThat(values)
        .containsEntry("RESOURCE_BYTES", GreenContexts.RESOURCE_BYTES)
        .containsEntry("SM_COUNT_OFFSET", GreenContexts.SM_COUNT_OFFSET)
        .containsEntry("MIN_PARTITION_OFFSET", GreenContexts.MIN_PARTITION_OFFSET)
        .containsEntry("CU_DEV_RESOURCE_TYPE_SM", GreenContexts.TYPE_SM)
        .containsEntry("CU_GREEN_CTX_DEFAULT_STREAM", GreenContexts.DEFAULT_STREAM);
  }

  @Test
  void errorsHaveTheirNames() {
    Map<String, Integer> errors =
        values.entrySet().stream()
            .filter(each -> each.getKey().startsWith("CUDA_ERROR_"))
            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    assertThat(errors).hasSizeGreaterThan(30);
    errors.forEach((name, code) -> assertThat(CudaErrors.nameOf(code)).isEqualTo(name));
  }
}

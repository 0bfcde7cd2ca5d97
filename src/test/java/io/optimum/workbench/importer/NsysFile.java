package io.optimum.workbench.importer;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;

/// Writes small exports as Nsight Systems does.
public final class NsysFile implements AutoCloseable {
  private static final long PROCESS = 42L << 24;

  private final Connection connection;
  private int correlation = 100;

  public NsysFile(Path file) throws SQLException {
    connection = DriverManager.getConnection("jdbc:sqlite:" + file);
    connection.setAutoCommit(false);
    run("CREATE TABLE StringIds (id INTEGER NOT NULL PRIMARY KEY, value TEXT NOT NULL)");
    run("CREATE TABLE META_DATA_EXPORT (name TEXT, value TEXT)");
    run("INSERT INTO META_DATA_EXPORT VALUES ('EXPORT_PRODUCT_VERSION', '2025.3.1')");
    run("CREATE TABLE META_DATA_CAPTURE (name TEXT, value TEXT)");
    run("INSERT INTO META_DATA_CAPTURE VALUES ('HOST', 'secret-host')");
    run("CREATE TABLE TARGET_INFO_SYSTEM_ENV (name TEXT, value TEXT)");
    run("INSERT INTO TARGET_INFO_SYSTEM_ENV VALUES ('API_KEY', 'secret-key')");
  }

  public NsysFile withGpu(String name, int smCount) throws SQLException {
    run("CREATE TABLE TARGET_INFO_GPU (id INTEGER, name TEXT, smCount INTEGER)");
    run("INSERT INTO TARGET_INFO_GPU VALUES (0, '%s', %d)".formatted(name, smCount));
    run("CREATE TABLE TARGET_INFO_CUDA_STREAM (streamId INTEGER, priority INTEGER)");
    run("INSERT INTO TARGET_INFO_CUDA_STREAM VALUES (7, 0), (8, -5)");
    return this;
  }

  public NsysFile withKernelTable() throws SQLException {
    run(
        """
        CREATE TABLE CUPTI_ACTIVITY_KIND_KERNEL (start INTEGER, end INTEGER, deviceId INTEGER,
          contextId INTEGER, streamId INTEGER, correlationId INTEGER, globalPid INTEGER,
          demangledName INTEGER, shortName INTEGER, registersPerThread INTEGER, gridX INTEGER,
          gridY INTEGER, gridZ INTEGER, blockX INTEGER, blockY INTEGER, blockZ INTEGER,
          staticSharedMemory INTEGER, dynamicSharedMemory INTEGER, graphNodeId INTEGER)\
        """);
    run(
        """
        CREATE TABLE CUPTI_ACTIVITY_KIND_RUNTIME (start INTEGER, end INTEGER, globalTid INTEGER,
          correlationId INTEGER, nameId INTEGER)\
        """);
    run(
        """
        CREATE TABLE NVTX_EVENTS (start INTEGER, end INTEGER, text TEXT, globalTid INTEGER,
          textId INTEGER)\
        """);
    run(
        """
        CREATE TABLE CUPTI_ACTIVITY_KIND_MEMCPY (start INTEGER, end INTEGER, deviceId INTEGER,
          contextId INTEGER, streamId INTEGER, globalPid INTEGER, bytes INTEGER, copyKind INTEGER)\
        """);
    return this;
  }

  NsysFile withName(int id, String text) throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement("INSERT INTO StringIds VALUES (?, ?)")) {
      insert.setInt(1, id);
      insert.setString(2, text);
      insert.execute();
    }
    return this;
  }

  /// One kernel, and the call that launched it 5 µs before over 2 µs.
  NsysFile kernel(int stream, int name, long start, long nanos) throws SQLException {
    correlation++;
    run(
        """
        INSERT INTO CUPTI_ACTIVITY_KIND_KERNEL VALUES
        (%d, %d, 0, 1, %d, %d, %d, %d, %d, 64, %d, 2, 1, 128, 1, 1, 1024, 512, NULL)\
        """
            .formatted(
                start, start + nanos, stream, correlation, PROCESS, name + 100, name, 10 * name));
    run(
        "INSERT INTO CUPTI_ACTIVITY_KIND_RUNTIME VALUES (%d, %d, %d, %d, 0)"
            .formatted(start - 5000, start - 3000, PROCESS + 9, correlation));
    return this;
  }

  /// One kernel of a graph launch.
  NsysFile graphKernel(int launch, int name, long start, long nanos) throws SQLException {
    kernel(7, name, start, nanos);
    run(
        "UPDATE CUPTI_ACTIVITY_KIND_KERNEL SET correlationId = %d, graphNodeId = %d WHERE start = %d"
            .formatted(launch, name, start));
    return this;
  }

  NsysFile copy(int stream, int copyKind, long start, long nanos) throws SQLException {
    run(
        "INSERT INTO CUPTI_ACTIVITY_KIND_MEMCPY VALUES (%d, %d, 0, 1, %d, %d, 4096, %d)"
            .formatted(start, start + nanos, stream, PROCESS, copyKind));
    return this;
  }

  NsysFile range(String text, long start, long end) throws SQLException {
    run(
        "INSERT INTO NVTX_EVENTS VALUES (%d, %d, '%s', %d, NULL)"
            .formatted(start, end, text, PROCESS + 9));
    return this;
  }

  NsysFile run(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
    return this;
  }

  /// An engine of three kernels, `inferences` times, 100 µs apart, with names and layers.
  public NsysFile engine(int stream, long from, int inferences) throws SQLException {
    for (int i = 0; i < inferences; i++) {
      long start = from + i * 100_000L;
      copy(stream, 1, start - 8_000, 1_000);
      kernel(stream, 1, start, 10_000);
      kernel(stream, 2, start + 11_000, 20_000);
      kernel(stream, 1, start + 32_000, 10_000);
      range("conv_" + stream, start - 5_500, start - 2_000);
      range("relu_" + stream, start + 5_500, start + 9_000);
      range("head_" + stream, start + 26_000, start + 30_000);
    }
    return this;
  }

  public NsysFile names() throws SQLException {
    withName(1, "sm80_xmma_gemm_f16f16_tilesize64x64x32_tensor16x8x16");
    withName(101, "void sm80_xmma_gemm_f16f16_tilesize64x64x32_tensor16x8x16<int>(float*)");
    withName(2, "relu");
    withName(102, "void at::relu<float>(float*)");
    return this;
  }

  @Override
  public void close() throws SQLException {
    connection.commit();
    connection.close();
  }
}

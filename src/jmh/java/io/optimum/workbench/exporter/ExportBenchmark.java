package io.optimum.workbench.exporter;

import io.optimum.workbench.codec.JsonCodec;
import io.optimum.workbench.exporter.folder.ExportWriter;
import io.optimum.workbench.task.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// Time to make an export of 64 engines on 16 GPUs, write it, force it to disk and read it back.
/// Engines have no binaries to copy, pairs are predicted already, and nothing is run for a trace.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 2, time = 2)
@Measurement(iterations = 5, time = 2)
public class ExportBenchmark {
  @Param({"plan", "triton", "k8s", "mps", "trtexec", "report"})
  public String target = "plan";

  private Exporter exporter;
  private ExportRequest request;
  private Path folder;

  @Setup
  public void open() throws IOException {
    exporter = ExportTargets.standard(new JsonCodec()).require(target);
    request = LargePlan.of(64);
    folder = Files.createTempDirectory("export");
  }

  @Benchmark
  public ExportWriter.Written export() {
    return new ExportWriter()
        .write(exporter.export(request), folder.resolve(target), Progress.none());
  }
}

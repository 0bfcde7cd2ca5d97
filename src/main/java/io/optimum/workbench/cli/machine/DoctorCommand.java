package io.optimum.workbench.cli.machine;

import io.optimum.workbench.cli.option.StepCommand;
import io.optimum.workbench.cli.terminal.ExitCode;
import io.optimum.workbench.cli.terminal.Output;
import io.optimum.workbench.cli.terminal.Text;
import io.optimum.workbench.cli.terminal.UsageException;
import io.optimum.workbench.device.DeviceAddress;
import io.optimum.workbench.device.EngineBinary;
import io.optimum.workbench.device.EngineTrial;
import io.optimum.workbench.domain.Finding;
import io.optimum.workbench.domain.evidence.EngineVerdict;
import io.optimum.workbench.domain.run.LatencySummary;
import io.optimum.workbench.domain.run.Percentile;
import io.optimum.workbench.workflow.Steps;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
    name = "doctor",
    description = {
      "Say what this machine has for running engines, what is missing, and what works.",
      "Looks for GPU, driver and libraries. Ends with 0 wherever simulation works. With "
          + "--engine, tries that engine on a GPU, in a process of its own or on another "
          + "machine: is it taken, and how long does an inference take alone. Ends with 1 when "
          + "it is refused."
    },
    footer = {
      "",
      "Examples:",
      "  optimum doctor --json",
      "  optimum doctor --engine engines/resnet50-fp16.plan --device cuda:0",
      "  optimum doctor --engine resnet50-fp16.plan --device ssh://me@gpu-server"
    })
public final class DoctorCommand extends StepCommand {
  private static final int INFERENCES = 200;

  @Option(
      names = "--engine",
      paramLabel = "FILE",
      description = "An engine to try; -: from standard input.")
  @Nullable Path engine;

  @Option(
      names = "--device",
      paramLabel = "DEVICE",
      description =
          "On which GPU; default: cuda:0. cuda:N, cuda:MIG-UUID, or ssh://USER@HOST[/DEVICE]: one"
              + " of another machine on which optimum is installed.")
  @Nullable DeviceAddress device;

  @Option(
      names = "--inferences",
      paramLabel = "N",
      description = "How many are timed; default: 200.")
  @Nullable Integer inferences;

  @Option(names = "--load", hidden = true)
  @Nullable Path library;

  @Option(names = "--in-this-process", hidden = true)
  boolean here;

  /// @param java version of the Java that runs this
  record DoctorJson(String java, String system, List<Finding> findings) {}

  /// @param loaded version of a library
  record LoadedJson(String loaded) {}

  /// @param tensorRtVersion that built the engine, by its header
  record TrialJson(String engine, String tensorRtVersion, EngineVerdict verdict) {}

  public DoctorCommand(Steps steps, Output output) {
    super(steps, output);
  }

  @Override
  public Integer call() {
    if (library != null) {
      output.json(new LoadedJson(steps.gpuTools().libraries().apply(library)));
      return ExitCode.OK;
    }
    if (engine != null) {
      return tried(engine);
    }
    if (device != null || inferences != null) {
      throw new UsageException(
          "--device and --inferences say how an engine is tried. Add --engine FILE, or list the"
              + " GPUs of a machine with `optimum gpus --on`.");
    }
    return examined();
  }

  private int examined() {
    List<Finding> findings = steps.gpuTools().doctor().examine();
    String java = Runtime.version().toString();
    String system = "%s %s".formatted(System.getProperty("os.name"), System.getProperty("os.arch"));
    if (common.json) {
      output.json(new DoctorJson(java, system, findings));
      return ExitCode.OK;
    }
    output.line("Java %s on %s".formatted(java, system));
    for (Finding each : findings) {
      output.line("");
      output.line(
          "%-3s  %s: %s".formatted(each.found() ? "yes" : "no", each.part(), each.detail()));
      output.line("     " + each.meaning());
    }
    output.line("");
    output.line(
        "%d of %d found. Next: %s"
            .formatted(
                findings.stream().filter(Finding::found).count(), findings.size(), next(findings)));
    return ExitCode.OK;
  }

  private static String next(List<Finding> findings) {
    return findings.stream().anyMatch(each -> each.found() && each.part().equals("GPU 0"))
        ? "`optimum record-suite --out my-gpu --device cuda:0` measures this GPU."
        : "`optimum tour` on a simulated GPU, or `optimum gpus --on ssh://USER@HOST` for a real one"
            + " elsewhere.";
  }

  private int tried(Path file) {
    int timed = inferences == null ? INFERENCES : inferences;
    if (timed < 1) {
      throw new UsageException("--inferences %d: must be at least 1.".formatted(timed));
    }
    DeviceAddress on = device == null ? new DeviceAddress.Cuda(0) : device;
    if (!on.isRealGpu()) {
      throw new UsageException(
          "--device %s: engines are tried on a real GPU, such as cuda:0 or ssh://me@gpu-server."
              .formatted(on.text()));
    }
    if (file.toString().equals("-")) {
      return triedFromInput();
    }
    if (!Files.isRegularFile(file)) {
      throw new UsageException("There is no engine at %s.".formatted(file));
    }
    EngineBinary binary = steps.gpuTools().trials().engine(file);
    EngineTrial trial = here ? steps.gpuTools().trials().here() : steps.gpuTools().trials().child();
    EngineVerdict verdict =
        trial.attempt(new EngineTrial.Request(binary, on, timed), output.progress());
    print(
        () -> new TrialJson(file.toString(), binary.tensorRtVersion(), verdict),
        () -> lines(file, verdict));
    return here || verdict instanceof EngineVerdict.Accepted ? ExitCode.OK : ExitCode.FAILED;
  }

  private int triedFromInput() {
    try {
      Path copy = Files.createTempFile("optimum-engine", ".plan");
      try {
        Files.copy(System.in, copy, StandardCopyOption.REPLACE_EXISTING);
        return tried(copy);
      } finally {
        Files.deleteIfExists(copy);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(
          "The engine on standard input cannot be read: " + e.getMessage(), e);
    }
  }

  private static List<String> lines(Path file, EngineVerdict verdict) {
    return switch (verdict) {
      case EngineVerdict.Refused refused -> List.of("no   " + file, "     " + refused.reason());
      case EngineVerdict.Accepted accepted ->
          List.of(
              "yes  " + file,
              "     %s runs it. At batch %d, one inference at a time, %s:"
                  .formatted(accepted.runner(), accepted.batchSize(), millis(accepted.latency())),
              "     " + accepted.timed());
    };
  }

  private static String millis(LatencySummary latency) {
    return String.format(
        Locale.ROOT,
        "mean %.3f ± %.3f ms, p50 %s, p99 %s of %d inferences",
        latency.meanNanos() / 1e6,
        latency.halfWidthNanos() / 1e6,
        Text.millis(Percentile.P50.of(latency)),
        Text.millis(Percentile.P99.of(latency)),
        latency.sampleCount());
  }
}

package io.optimum.workbench.cli.option;

import io.optimum.workbench.cli.terminal.UsageException;
import io.optimum.workbench.codec.JsonCodec;
import io.optimum.workbench.domain.engine.EngineId;
import io.optimum.workbench.domain.evidence.CampaignRequest;
import io.optimum.workbench.domain.evidence.Repeats;
import io.optimum.workbench.domain.gpu.GpuId;
import io.optimum.workbench.domain.run.Combination;
import io.optimum.workbench.domain.run.Sharing;
import io.optimum.workbench.predictor.Probes;
import io.optimum.workbench.predictor.SlowdownPredictor;
import io.optimum.workbench.project.Project;
import io.optimum.workbench.workflow.Steps;
import io.optimum.workbench.workflow.campaign.CampaignChoice;
import io.optimum.workbench.workflow.campaign.DefaultBatch;
import io.optimum.workbench.workflow.campaign.Protocol;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// What a campaign measures, and how well.
public final class CampaignOptions {
  private static final String ALL_PAIRS = "all-pairs";
  private static final String RANDOM = "random:";
  private static final String PROBES = "probes:";
  private static final int RANDOM_MAX = 100_000;
  private static final int REPEATS_MAX = 1000;

  @Option(
      names = "--combinations",
      paramLabel = "WHICH",
      description =
          "all-pairs (default): every two different engines; random:N: N drawn by seed, of "
              + "two to four engines; probes:N: 1 to 3 pairs of each engine that the predictor "
              + "has not learned; or a file, one combination per line: ENGINE[@BATCH][xSTREAMS] + "
              + "ENGINE...")
  @Nullable String combinations;

  @Option(
      names = "--gpu",
      paramLabel = "GPU",
      description = "Data sheet id; default: the one on which most engines are profiled.")
  @Nullable GpuId gpu;

  public @Mixin DeviceOption device = new DeviceOption();

  @Option(
      names = "--batch",
      split = ",",
      paramLabel = "N|ENGINE=N",
      description = "Batch size of all engines, or of one; default: the smallest profiled one.")
  List<String> batch = List.of();

  @Option(
      names = "--sharing",
      paramLabel = "WAY",
      description =
          "How the engines share the GPU: streams (default), green-context, mps or time-sliced.")
  @Nullable Sharing sharing;

  @Option(
      names = "--repeats",
      paramLabel = "N",
      description = "Repeats of every run at most; default 10. At least 3, or N if that is less.")
  @Nullable Integer repeats;

  @Option(
      names = "--half-width",
      paramLabel = "SHARE",
      description =
          "Enough repeats: the 95 %% half-width of every mean latency over them is below this share"
              + " of it; default 1%%.")
  @Nullable String halfWidth;

  @Option(names = "--seed", paramLabel = "N", description = "Seed; default: the project's.")
  @Nullable Long seed;

  /// @param begun the campaign that is resumed, which answers for options left out; null = a new
  ///   one
  public CampaignRequest request(Steps steps, Project project, @Nullable CampaignRequest begun) {
    GpuId on = gpu(steps, project, begun);
    long used = seed != null ? seed : begun != null ? begun.seed() : project.settings().seed();
    return new CampaignRequest(
        on,
        begun != null && combinations == null && batch.isEmpty() && sharing == null
            ? begun.combinations()
            : combinations(steps, project, on, used).stream().map(this::shared).toList(),
        begun == null ? Protocol.WARM_UP_NANOS : begun.warmUpNanos(),
        begun == null ? Protocol.STOP : begun.stop(),
        repeats(begun == null ? Protocol.REPEATS : begun.repeats()),
        used);
  }

  private GpuId gpu(Steps steps, Project project, @Nullable CampaignRequest begun) {
    if (gpu == null && begun != null) {
      return begun.gpu();
    }
    GpuId on =
        device.gpu(gpu, () -> CampaignChoice.mostProfiled(project), steps.measuring(), project);
    return steps.gpus().require(project, on).id();
  }

  private List<Combination> combinations(Steps steps, Project project, GpuId on, long used) {
    CampaignChoice choice =
        new CampaignChoice(steps.measuring(), project, on, batches(project, on));
    String which = combinations == null ? ALL_PAIRS : combinations;
    if (which.equals(ALL_PAIRS)) {
      return choice.allPairs();
    }
    if (which.startsWith(RANDOM)) {
      return choice.random(count(which, RANDOM, RANDOM_MAX), used);
    }
    if (which.startsWith(PROBES)) {
      return probes(steps, choice, count(which, PROBES, Probes.MOST), used);
    }
    try {
      return choice.file(Path.of(which), new JsonCodec());
    } catch (InvalidPathException _) {
      throw new UsageException(
          "--combinations %s: give all-pairs, random:N, probes:N, or a file.".formatted(which));
    }
  }

  private Combination shared(Combination combination) {
    return sharing == null ? combination : new Combination(sharing, combination.deployments());
  }

  private static List<Combination> probes(
      Steps steps, CampaignChoice choice, int count, long seed) {
    SlowdownPredictor predictor = steps.predicting().predictor(choice.project());
    List<Combination> probes = choice.probes(count, predictor::hasLearned, seed);
    if (probes.isEmpty()) {
      throw new UsageException(
          "--combinations probes:%d: the predictor in use (%s) has learned every engine on %s, or there is no other to pair it with."
              .formatted(count, predictor.name(), choice.gpu()));
    }
    return probes;
  }

  private static int count(String which, String kind, int most) {
    String number = which.substring(kind.length());
    int count = number.matches("\\d{1,6}") ? Integer.parseInt(number) : 0;
    if (count < 1 || count > most) {
      throw new UsageException(
          "--combinations %s: N must be a whole number from 1 to %d.".formatted(which, most));
    }
    return count;
  }

  private Repeats repeats(Repeats otherwise) {
    int max = repeats == null ? otherwise.max() : repeats;
    OptionValues.requireCount("--repeats", max, REPEATS_MAX);
    double share =
        halfWidth == null
            ? otherwise.halfWidthFraction()
            : Amounts.fraction("--half-width", halfWidth);
    int min = repeats == null ? otherwise.min() : Math.min(max, Protocol.REPEATS.min());
    return new Repeats(min, max, share);
  }

  private Map<EngineId, Integer> batches(Project project, GpuId on) {
    Map<EngineId, Integer> sizes = new HashMap<>();
    for (String each : batch) {
      int equals = each.indexOf('=');
      int size = size(each, each.substring(equals + 1));
      if (equals < 0) {
        project.engines().stream()
            .map(engine -> engine.id())
            .filter(engine -> project.profiles().gpus(engine).contains(on))
            .forEach(engine -> sizes.putIfAbsent(engine, size));
      } else {
        EngineId engine = engine(each.substring(0, equals).strip());
        sizes.put(
            project.engine(engine).id(),
            DefaultBatch.require(project.profiles(), engine, on, size));
      }
    }
    return sizes;
  }

  private static int size(String option, String number) {
    if (!number.strip().matches("0*[1-9]\\d{0,5}")) {
      throw new UsageException(
          "--batch %s: give a whole number above 0, or ENGINE=N.".formatted(option));
    }
    return Integer.parseInt(number.strip());
  }

  private static EngineId engine(String name) {
    try {
      return new EngineId(name);
    } catch (IllegalArgumentException e) {
      throw new UsageException("--batch: " + e.getMessage());
    }
  }
}

package io.optimum.workbench.device.replay;

import io.optimum.workbench.Sheets;
import io.optimum.workbench.domain.engine.EngineId;
import io.optimum.workbench.domain.engine.EngineProfile;
import io.optimum.workbench.domain.engine.KernelProfile;
import io.optimum.workbench.domain.engine.ProfileKey;
import io.optimum.workbench.domain.engine.ProfileOrigin;
import io.optimum.workbench.domain.engine.SoloLatency;
import io.optimum.workbench.domain.gpu.GpuSpec;
import io.optimum.workbench.domain.gpu.Pipe;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/// Engines drawn by seed: any number, width and length of kernels, with or without copies, bound by
/// the GPU or by enqueueing.
public final class GeneratedEngines {
  public static final GpuSpec A100 = Sheets.A100;

  private GeneratedEngines() {}

  public static EngineProfile engine(String name, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<KernelProfile> kernels = new ArrayList<>();
    int count = random.nextInt(1, 120);
    double longer = random.nextDouble(0, 5);
    for (int i = 0; i < count; i++) {
      kernels.add(kernel(i, random, longer));
    }
    boolean copies = random.nextBoolean();
    return new EngineProfile(
        new ProfileKey(new EngineId(name), A100.id(), 1 << random.nextInt(6)),
        ProfileOrigin.values()[random.nextInt(3)],
        new SoloLatency.NotMeasured("made up"),
        0,
        random.nextInt(1 << 28),
        random.nextInt(1 << 26),
        copies ? random.nextInt(1 << 22) : 0,
        copies ? random.nextInt(1 << 16) : 0,
        kernels,
        "made up for a test");
  }

  private static KernelProfile kernel(int index, SplittableRandom random, double longer) {
    return new KernelProfile(
        "kernel " + index % 40,
        "layer " + index,
        Math.round(1_500 * Math.exp(random.nextDouble(0, longer + 0.1))),
        (int) Math.round(Math.exp(random.nextDouble(0, 9))),
        32 * random.nextInt(1, 33),
        random.nextInt(16, 65),
        random.nextInt(0, 96) * 512,
        random.nextDouble() * 1e7,
        random.nextBoolean() ? Pipe.FP16_TENSOR : Pipe.FP32,
        random.nextDouble() * 1e6,
        2e6,
        random.nextDouble() * 3e7);
  }
}

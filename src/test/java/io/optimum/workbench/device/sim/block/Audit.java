package io.optimum.workbench.device.sim.block;

import io.optimum.workbench.device.Occupancy;
import io.optimum.workbench.device.sim.program.Kernel;
import io.optimum.workbench.device.sim.rate.Drawn;
import io.optimum.workbench.domain.gpu.GpuSpec;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Watches block dispatch from outside: at every event it looks at every SM and every resident
/// kernel, and keeps books of its own on what each resource does. Of processes that take turns each
/// has a scheduler of its own: at most one is on the GPU at a time, and the others stand still.
public final class Audit implements Arbiter {
  /// What all SMs share.
  public enum Resource {
    CORES,
    TENSOR_CORES,
    DRAM,
    L2
  }

  private static final int FIELDS = 4;
  private static final double ROUNDING = 1e-9;

  private final Arbiter scheduler;
  private final List<BlockScheduler> contexts;
  private final int smCount;
  private final long full;
  private final double togetherNanos;
  private final Map<Resource, Double> moved = new EnumMap<>(Resource.class);
  private final Map<Resource, Double> finished = new EnumMap<>(Resource.class);
  private final Map<Resource, Double> begun = new EnumMap<>(Resource.class);
  private final Map<ResidentKernel, Double> doneNanos = new HashMap<>();
  private double lastNanos;
  private double idleSmNanos;
  private int kernels;

  /// @param scheduler what the simulation talks to
  /// @param contexts that place blocks for it: itself, or one for each process
  /// @param togetherNanos within which ends of blocks count as one
  public Audit(
      Arbiter scheduler, List<BlockScheduler> contexts, GpuSpec gpu, double togetherNanos) {
    this.scheduler = scheduler;
    this.contexts = List.copyOf(contexts);
    smCount = gpu.smCount();
    full = Occupancy.full(gpu.smLimits());
    this.togetherNanos = togetherNanos;
  }

  /// Kernels that have ended.
  public int kernels() {
    return kernels;
  }

  /// Time at its peak that what a resource did would have taken.
  public double busyNanos(Resource resource) {
    return moved.getOrDefault(resource, 0.0);
  }

  /// The same of what the ended kernels have to do by their profiles, less what may be lost where
  /// blocks are released together.
  public double leastDueNanos(Resource resource) {
    return finished.getOrDefault(resource, 0.0);
  }

  /// The same of all kernels that have begun, and what may be gained there.
  public double mostDueNanos(Resource resource) {
    return begun.getOrDefault(resource, 0.0);
  }

  /// SM time without a resident block, summed over SMs.
  public double idleSmNanos() {
    return idleSmNanos;
  }

  @Override
  public void enter(ResidentKernel kernel, double nowNanos) {
    advance(nowNanos);
    doneNanos.put(kernel, 0.0);
    owe(begun, kernel, kernel.blockNanos + togetherNanos);
    scheduler.enter(kernel, nowNanos);
    inspect();
  }

  @Override
  public void finish(ResidentKernel kernel, double nowNanos) {
    advance(nowNanos);
    scheduler.finish(kernel, nowNanos);
    inspect();
  }

  /// A block that ends soon after another is released with it, and the next in its place ends that
  /// much later; so a block's time may be off by that much, and never by more.
  @Override
  public void ended(ResidentKernel kernel, boolean moreIsLaunched, double nowNanos) {
    advance(nowNanos);
    int blocks = kernel.kernel.blocks;
    double due = blocks * kernel.blockNanos;
    double done = doneNanos.getOrDefault(kernel, 0.0);
    require(
        Math.abs(done - due) <= blocks * togetherNanos + ROUNDING * due,
        "block time of kernel %s".formatted(kernel.kernel.name),
        done - due);
    kernels++;
    owe(finished, kernel, Math.max(0, kernel.blockNanos - togetherNanos));
    scheduler.ended(kernel, moreIsLaunched, nowNanos);
    inspect();
  }

  @Override
  public void tick(double nowNanos) {
    advance(nowNanos);
    scheduler.tick(nowNanos);
    inspect();
  }

  @Override
  public void account(double nowNanos) {
    advance(nowNanos);
    scheduler.account(nowNanos);
  }

  @Override
  public double smBusyNanos() {
    return scheduler.smBusyNanos();
  }

  @Override
  public double dramBusyNanos() {
    return scheduler.dramBusyNanos();
  }

  private static void owe(Map<Resource, Double> to, ResidentKernel resident, double blockNanos) {
    Kernel kernel = resident.kernel;
    double blockTime = kernel.blocks * blockNanos;
    to.merge(pipe(kernel), blockTime * kernel.pipePerBlock, Double::sum);
    to.merge(Resource.DRAM, blockTime * kernel.dramPerBlock, Double::sum);
    to.merge(Resource.L2, blockTime * kernel.l2PerBlock, Double::sum);
  }

  private static Resource pipe(Kernel kernel) {
    return kernel.tensor ? Resource.TENSOR_CORES : Resource.CORES;
  }

  private void advance(double nowNanos) {
    double elapsed = nowNanos - lastNanos;
    lastNanos = nowNanos;
    for (ResidentKernel each : advancing()) {
      doneNanos.merge(each, elapsed * each.resident * each.draw.rate(), Double::sum);
    }
    drawn().forEach((resource, share) -> moved.merge(resource, elapsed * share, Double::sum));
    idleSmNanos += elapsed * idleSms();
  }

  private Map<Resource, Double> drawn() {
    Map<Resource, Double> shares = new EnumMap<>(Resource.class);
    for (ResidentKernel each : advancing()) {
      shares.merge(pipe(each.kernel), Drawn.pipe(each.draw), Double::sum);
      shares.merge(Resource.DRAM, Drawn.dram(each.draw), Double::sum);
      shares.merge(Resource.L2, Drawn.l2(each.draw), Double::sum);
    }
    return shares;
  }

  /// Resident kernels of the context that is on the GPU.
  private List<ResidentKernel> advancing() {
    return active().map(Audit::running).orElse(List.of());
  }

  private static List<ResidentKernel> running(BlockScheduler context) {
    return Arrays.asList(context.running).subList(0, context.runningCount);
  }

  private Optional<BlockScheduler> active() {
    List<BlockScheduler> active = contexts.stream().filter(each -> !each.paused).toList();
    require(active.size() <= 1, "contexts on the GPU at a time", active.size());
    return active.stream().findFirst();
  }

  private int idleSms() {
    return active().map(this::idleSms).orElse(smCount);
  }

  private int idleSms(BlockScheduler context) {
    int idle = 0;
    for (SmBank bank : context.pools[0].banks) {
      for (int group = 0; group < bank.groups; group++) {
        idle += bank.free[group] == full ? Long.bitCount(bank.members[group]) : 0;
      }
    }
    return idle;
  }

  /// No resource above its peak, and the SMs in order as each context has or will find them.
  private void inspect() {
    drawn()
        .forEach((resource, share) ->
            require(share >= 0 && share <= 1 + ROUNDING, "draw of " + resource, share));
    contexts.forEach(this::inspectSms);
  }

  /// No SM fuller than full, and on the SMs exactly the blocks that the kernels have resident:
  /// block slots, warps, registers and shared memory each.
  private void inspectSms(BlockScheduler context) {
    long[] used = new long[FIELDS];
    int sms = 0;
    for (SmBank bank : context.pools[0].banks) {
      for (int group = 0; group < bank.groups; group++) {
        int members = Long.bitCount(bank.members[group]);
        sms += members;
        for (int field = 0; field < FIELDS; field++) {
          long taken = field(full, field) - field(bank.free[group], field);
          require(taken >= 0, "what is taken of an SM, field " + field, taken);
          used[field] += members * taken;
        }
      }
    }
    require(sms == smCount, "SMs", sms);
    long[] resident = resident(context);
    require(Arrays.equals(used, resident), "what resident blocks take", used[0] - resident[0]);
  }

  private static long[] resident(BlockScheduler context) {
    long[] sums = new long[FIELDS];
    for (ResidentKernel each : running(context)) {
      for (int field = 0; field < FIELDS; field++) {
        sums[field] += each.resident * field(each.kernel.occupancy.block, field);
      }
    }
    return sums;
  }

  private static void require(boolean holds, String what, double value) {
    if (!holds) {
      throw new AssertionError("Broken: %s (%s).".formatted(what, value));
    }
  }

  private static long field(long packed, int index) {
    return packed >>> (Short.SIZE * index) & 0xFFFF;
  }
}

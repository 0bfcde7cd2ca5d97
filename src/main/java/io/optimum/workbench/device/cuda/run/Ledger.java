package io.optimum.workbench.device.cuda.run;

import io.optimum.workbench.device.load.InputBatch;
import io.optimum.workbench.device.load.StopCheck;
import io.optimum.workbench.domain.run.RunRequest;
import io.optimum.workbench.domain.run.Steering;
import io.optimum.workbench.domain.run.StopRule;
import java.util.List;
import java.util.Optional;

/// The books of a run, which all its threads write: who may start an inference and on which inputs,
/// what was seen, and when that is enough. Times are those of the run.
final class Ledger {
  /// Budgets that a run goes on for when a deployment has not finished one inference.
  private static final int MAX_BUDGETS = 10;

  private final List<Tenant> tenants;
  private final StopCheck check;
  private final StopRule stop;
  private double nextLookNanos;
  private double endNanos;
  private int budgets;
  private boolean over;
  private boolean converged;

  Ledger(RunRequest request, List<Tenant> tenants) {
    this.tenants = List.copyOf(tenants);
    stop = request.stop();
    check = new StopCheck(stop, tenants.stream().map(each -> each.statistics).toList());
    nextLookNanos = (double) request.warmUpNanos() + stop.maxNanos();
  }

  /// A context that is idle from now on.
  synchronized void release(Tenant tenant, InputBatch context, double nowNanos) {
    tenant.generator.release(context, nowNanos);
  }

  /// Starts an inference on this context if it is its turn and inputs and pacing allow it.
  synchronized Optional<Start> tryStart(Tenant tenant, InputBatch context, double nowNanos) {
    if (over
        || !tenant.generator.isNext(context)
        || tenant.generator.nextStart(nowNanos, tenant.batchSize) > nowNanos) {
      return Optional.empty();
    }
    tenant.generator.start(nowNanos, tenant.batchSize);
    return Optional.of(new Start(tenant.engineFor(context.size()), tenant.priority));
  }

  /// When the deployment's next inference can start.
  synchronized double nextStart(Tenant tenant, double nowNanos) {
    return over ? nowNanos : tenant.generator.nextStart(nowNanos, tenant.batchSize);
  }

  /// An inference ended.
  synchronized void ended(Tenant tenant, InputBatch context, double nowNanos) {
    if (!over && tenant.statistics.ended(context, nowNanos) && check.isMetAfterSample()) {
      converged = true;
      end(nowNanos);
    }
    tenant.generator.release(context, nowNanos);
  }

  /// Ends the run when its time is up.
  ///
  /// @throws IllegalArgumentException when a deployment finishes no inference in ten budgets
  synchronized void look(double nowNanos) {
    while (!over && nowNanos >= nextLookNanos) {
      List<Tenant> silent =
          tenants.stream().filter(each -> each.statistics.samples() == 0).toList();
      budgets++;
      nextLookNanos += stop.maxNanos();
      if (silent.isEmpty()) {
        converged = check.isMetAtEnd();
        end(nowNanos);
      } else if (budgets >= MAX_BUDGETS) {
        end(nowNanos);
        throw new IllegalArgumentException(
            "Deployment %d (%s) finished no inference in %.3g s. Run for longer, let more inputs arrive, or take a smaller batch."
                .formatted(
                    silent.getFirst().index,
                    silent.getFirst().deployment.engine(),
                    MAX_BUDGETS * stop.maxNanos() / 1e9));
      }
    }
  }

  /// Ends the run whatever it has.
  synchronized void abort() {
    over = true;
  }

  synchronized boolean isOver() {
    return over;
  }

  /// Whether it ended by itself: enough was seen, or its time was up.
  synchronized boolean hasEnded() {
    return endNanos > 0;
  }

  synchronized double endNanos() {
    return endNanos;
  }

  synchronized boolean converged() {
    return converged;
  }

  /// Applies a change: pacing at once, priority and batch with the next inference.
  ///
  /// @return why it was left out; empty when it was made
  synchronized Optional<String> steer(Steering change) {
    if (change.deployment() < 0 || change.deployment() >= tenants.size()) {
      return Optional.of(
          "Not steered: there is no deployment %d of %d."
              .formatted(change.deployment(), tenants.size()));
    }
    Tenant tenant = tenants.get(change.deployment());
    return switch (change) {
      case Steering.SetPacing pacing -> {
        tenant.generator.pace(pacing.pacing());
        yield Optional.empty();
      }
      case Steering.SetPriority priority -> {
        tenant.priority = priority.priority();
        yield Optional.empty();
      }
      case Steering.SetBatchSize batch -> resize(tenant, batch.batchSize());
    };
  }

  private static Optional<String> resize(Tenant tenant, int batchSize) {
    if (!tenant.hasBatch(batchSize)) {
      return Optional.of(
          "Not steered: batch %d of %s is not loaded; it stays at batch %d."
              .formatted(batchSize, tenant.deployment.engine(), tenant.batchSize));
    }
    tenant.batchSize = batchSize;
    return Optional.empty();
  }

  private void end(double nowNanos) {
    over = true;
    endNanos = nowNanos;
    tenants.forEach(each -> each.generator.end(nowNanos, each.batchSize));
  }
}

package io.optimum.workbench.device.sim;

import io.optimum.workbench.device.RunControl;
import io.optimum.workbench.device.load.StopCheck;
import io.optimum.workbench.device.sim.block.Arbiter;
import io.optimum.workbench.device.sim.event.EventQueue;
import io.optimum.workbench.device.sim.watch.Observer;
import io.optimum.workbench.device.sim.watch.SpanRecorder;
import io.optimum.workbench.domain.run.RunRequest;
import io.optimum.workbench.domain.run.SpanKind;
import io.optimum.workbench.domain.run.Steering;
import java.util.List;

/// One run: a loop that takes the earliest event and does what follows from it.
///
/// Actors are the streams, then the deployments (whose event is the next start of an inference),
/// then the clock (end of the warm-up, end of the budget).
final class Simulation {
  /// Budgets that a run goes on for when a deployment has not finished one inference.
  private static final int MAX_BUDGETS = 10;

  /// Events between two looks at steering and progress: a fraction of a millisecond of wall time.
  private static final int ATTEND_EVENTS = 256;

  private final RunRequest request;
  private final RunParts parts;
  private final EventQueue events;
  private final Arbiter arbiter;
  private final DeviceStream[] streams;
  private final List<Tenant> tenants;
  private final SpanRecorder spans;
  private final Observer observer;
  private final int clockSlot;
  private final StopCheck stop;
  private double nowNanos;
  private int budgets;
  private boolean done;
  private boolean converged;
  private double warmUpSmBusyNanos;
  private double warmUpDramBusyNanos;

  Simulation(RunRequest request, RunParts parts, SpanRecorder spans, Observer observer) {
    this.request = request;
    this.parts = parts;
    this.spans = spans;
    this.observer = observer;
    events = parts.events();
    arbiter = parts.arbiter();
    streams = parts.streams();
    tenants = parts.tenants();
    clockSlot = streams.length + tenants.size();
    stop = new StopCheck(request.stop(), tenants.stream().map(each -> each.statistics).toList());
  }

  /// @throws IllegalArgumentException when a deployment finishes no inference in ten budgets
  void run(RunControl control, Steerer steerer) {
    for (DeviceStream stream : streams) {
      stream.tenant.load.release(stream.inputs, 0);
    }
    tenants.forEach(this::plan);
    events.set(clockSlot, request.warmUpNanos());
    int untilAttend = ATTEND_EVENTS;
    while (!done) {
      int slot = events.next();
      double at = events.time(slot);
      if (observer.isThrottled() && observer.allowedNanos() < at) {
        observer.nap(at);
        attend(control, steerer, Math.max(nowNanos, Math.min(at, observer.allowedNanos())));
        continue;
      }
      nowNanos = at;
      happen(slot);
      if (--untilAttend == 0) {
        untilAttend = ATTEND_EVENTS;
        attend(control, steerer, nowNanos);
      }
    }
    arbiter.account(nowNanos);
    tenants.forEach(each -> each.load.end(nowNanos, each.batchSize));
    spans.flush();
    observer.attend(nowNanos);
  }

  double elapsedNanos() {
    return nowNanos - request.warmUpNanos();
  }

  double smBusyNanos() {
    return arbiter.smBusyNanos() - warmUpSmBusyNanos;
  }

  double dramBusyNanos() {
    return arbiter.dramBusyNanos() - warmUpDramBusyNanos;
  }

  boolean converged() {
    return converged;
  }

  private void attend(RunControl control, Steerer steerer, double deviceNanos) {
    List<Steering> changes = control.drain();
    if (!changes.isEmpty()) {
      nowNanos = deviceNanos;
      changes.forEach(steerer::apply);
      tenants.forEach(this::plan);
    }
    observer.attend(deviceNanos);
  }

  private void happen(int slot) {
    if (slot < streams.length) {
      happen(streams[slot]);
    } else if (slot == clockSlot) {
      tick();
    } else if (slot > clockSlot) {
      events.set(slot, EventQueue.NEVER);
      arbiter.tick(nowNanos);
    } else {
      Tenant tenant = tenants.get(slot - streams.length);
      begin(streams[tenant.load.start(nowNanos, tenant.batchSize).slot()]);
      plan(tenant);
    }
  }

  private void happen(DeviceStream stream) {
    switch (stream.phase) {
      case IDLE -> throw new IllegalStateException("An idle stream has no events.");
      case COPY_IN_READY -> {
        double nanos = stream.program.copyInNanos;
        stream.copyStartNanos = parts.copies().startIn(nowNanos, nanos);
        await(stream, DeviceStream.Phase.COPYING_IN, stream.copyStartNanos + nanos);
      }
      case COPYING_IN -> {
        spans.copy(stream, SpanKind.HOST_TO_DEVICE, nowNanos);
        awaitKernel(stream, nowNanos);
      }
      case KERNEL_READY -> enter(stream);
      case KERNEL_RESIDENT -> {
        if (stream.resident.hasEnded()) {
          kernelEnded(stream);
        } else {
          arbiter.finish(stream.resident, nowNanos);
        }
      }
      case COPYING_OUT -> {
        spans.copy(stream, SpanKind.DEVICE_TO_HOST, nowNanos);
        inferenceEnded(stream);
      }
    }
  }

  private void begin(DeviceStream stream) {
    stream.begin(nowNanos);
    if (stream.program.copyInNanos > 0) {
      await(stream, DeviceStream.Phase.COPY_IN_READY, stream.enqueueCopyIn());
    } else {
      awaitKernel(stream, nowNanos);
    }
  }

  private void awaitKernel(DeviceStream stream, double earliestNanos) {
    double ready = Math.max(earliestNanos, stream.launchedNanos());
    await(stream, DeviceStream.Phase.KERNEL_READY, ready);
  }

  private void enter(DeviceStream stream) {
    await(stream, DeviceStream.Phase.KERNEL_RESIDENT, EventQueue.NEVER);
    stream.resident.begin(stream.kernel(), parts.noise().next(stream.random));
    arbiter.enter(stream.resident, nowNanos);
  }

  private void kernelEnded(DeviceStream stream) {
    spans.kernel(stream, nowNanos);
    boolean more = ++stream.kernelIndex < stream.program.kernels.length;
    arbiter.ended(stream.resident, more && stream.launchedNanos() <= nowNanos, nowNanos);
    if (more) {
      awaitKernel(stream, nowNanos + stream.gapNanos());
    } else if (stream.program.copyOutNanos > 0) {
      double nanos = stream.program.copyOutNanos;
      stream.copyStartNanos = parts.copies().startOut(nowNanos, nanos);
      await(stream, DeviceStream.Phase.COPYING_OUT, stream.copyStartNanos + nanos);
    } else {
      inferenceEnded(stream);
    }
  }

  private void inferenceEnded(DeviceStream stream) {
    spans.inference(stream, nowNanos);
    await(stream, DeviceStream.Phase.IDLE, EventQueue.NEVER);
    Tenant tenant = stream.tenant;
    if (tenant.statistics.ended(stream.inputs, nowNanos) && stop.isMetAfterSample()) {
      done = true;
      converged = true;
    }
    tenant.load.release(stream.inputs, nowNanos);
    plan(tenant);
  }

  private void plan(Tenant tenant) {
    events.set(streams.length + tenant.index, tenant.load.nextStart(nowNanos, tenant.batchSize));
  }

  private void await(DeviceStream stream, DeviceStream.Phase phase, double atNanos) {
    stream.phase = phase;
    events.set(stream.slot, atNanos);
  }

  private void tick() {
    if (budgets++ == 0) {
      arbiter.account(nowNanos);
      warmUpSmBusyNanos = arbiter.smBusyNanos();
      warmUpDramBusyNanos = arbiter.dramBusyNanos();
    } else {
      List<Tenant> silent =
          tenants.stream().filter(tenant -> tenant.statistics.samples() == 0).toList();
      done = silent.isEmpty();
      converged = stop.isMetAtEnd();
      if (!done && budgets > MAX_BUDGETS) {
        throw new IllegalArgumentException(
            "Deployment %d (%s) finished no inference in %.3g s of device time. Run for longer, let more inputs arrive, or take a smaller batch."
                .formatted(
                    silent.getFirst().index,
                    silent.getFirst().deployment.engine(),
                    elapsedNanos() / 1e9));
      }
    }
    events.set(clockSlot, nowNanos + request.stop().maxNanos());
  }
}

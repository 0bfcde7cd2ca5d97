package io.optimum.workbench.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.optimum.workbench.TestData;
import io.optimum.workbench.device.DeviceAddress;
import io.optimum.workbench.domain.engine.EngineId;
import io.optimum.workbench.domain.run.Deployment;
import io.optimum.workbench.domain.run.Pacing;
import io.optimum.workbench.domain.run.SpanBatch;
import io.optimum.workbench.domain.run.SpanKind;
import io.optimum.workbench.task.Progress;
import io.optimum.workbench.task.TaskHandle;
import io.optimum.workbench.task.Tasks;
import io.optimum.workbench.task.Work;
import io.optimum.workbench.ui.session.LiveRun;
import io.optimum.workbench.ui.session.Session;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// A run on an agent as the window watches and steers it.
@Timeout(120)
class WatchedAgentTest {
  private static final Deployment ALPHA = Deployment.of(new EngineId("alpha"), 1);
  private static final Deployment BETA = Deployment.of(new EngineId("beta"), 8);

  private final BlockingQueue<SpanBatch> spans = new LinkedBlockingQueue<>();
  private final Session session = new Session();
  private final LiveRun live =
      new LiveRun(
          session,
          _ ->
              LiveRun.Runner.of(
                  Workbench.create()
                      .steps()
                      .measuring()
                      .on(() -> DeviceAddress.parse("agent:sim"))),
          new OffThread());

  @Test
  void itsSpansComeWhileItGoesAndSettingsSteerIt() throws InterruptedException {
    session.show(TestData.project(), null);
    session.deploy("Choose engines", List.of(ALPHA, BETA));
    live.speedProperty().set(0.002);
    live.watchedBy(_ -> spans::add);
    live.start();
    List<String> before = alphaKernels();
    assertThat(before).as("five kernels at batch 1").isNotEmpty().doesNotContain("kernel5");

    Deployment larger = Deployment.of(ALPHA.engine(), 8);
    session.deploy("Change batch", List.of(larger, BETA));
    List<String> steered = before;
    while (!steered.contains("kernel5")) {
      steered = alphaKernels();
    }

    Pacing slow = new Pacing.TokenBucket(0.01);
    session.deploy("Change pacing", List.of(larger.withPacing(slow), BETA));
    for (int quiet = 0; quiet < 4; ) {
      quiet = alphaKernels(spans.take()).isEmpty() ? quiet + 1 : 0;
    }
    assertThat(live.runningProperty().get()).as("it takes 2500 s to end by itself").isTrue();
    live.stop();
  }

  /// Kernels of the first deployment in the next batch that has any.
  private List<String> alphaKernels() throws InterruptedException {
    List<String> kernels = List.of();
    while (kernels.isEmpty()) {
      kernels = alphaKernels(spans.take());
    }
    return kernels;
  }

  private static List<String> alphaKernels(SpanBatch batch) {
    return IntStream.range(0, batch.size())
        .filter(i -> batch.lanes().get(batch.lane()[i]).deployment() == 0)
        .filter(i -> batch.kind()[i] == SpanKind.KERNEL.ordinal())
        .mapToObj(i -> batch.names().get(batch.nameIndex()[i]))
        .toList();
  }

  /// Work on a thread of its own, whose outcome nobody waits for.
  private static final class OffThread implements Tasks {
    @Override
    public <T> TaskHandle run(
        String title, Work<T> work, Consumer<T> done, Consumer<Throwable> failed) {
      Running running = new Running();
      running.thread =
          Thread.ofPlatform()
              .daemon()
              .start(() -> {
                try {
                  done.accept(work.run(running));
                } catch (Exception e) {
                  failed.accept(e);
                }
              });
      return running;
    }
  }

  private static final class Running implements TaskHandle, Progress {
    private volatile boolean cancelled;
    private Thread thread = Thread.currentThread();

    @Override
    public void report(double fraction, String message) {
      if (cancelled) {
        throw new CancellationException();
      }
    }

    @Override
    public void cancel() {
      cancelled = true;
    }

    @Override
    public boolean isRunning() {
      return thread.isAlive();
    }
  }
}

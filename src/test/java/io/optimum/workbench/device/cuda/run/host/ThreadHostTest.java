package io.optimum.workbench.device.cuda.run.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class ThreadHostTest {
  private final ThreadHost host = ThreadHost.ofPlatformThreads();
  private final Queue<String> log = new ConcurrentLinkedQueue<>();

  @Test
  void eachWorkerHasAThreadOfItsOwnForAllItDoes() {
    try (Host.Crew crew = host.start(List.of(worker("a", 3), worker("b", 3)))) {
      crew.go();
    }
    List<String> threads =
        log.stream().map(each -> each.replaceAll(".* on ", "")).distinct().toList();
    assertThat(threads).hasSize(2);
    assertThat(log.stream().filter(each -> each.startsWith("a step"))).hasSize(3);
  }

  @Test
  void noneBeginsBeforeAllAreOpen() {
    try (Host.Crew crew = host.start(List.of(worker("a", 1), worker("b", 1)))) {
      assertThat(log).hasSize(2).allMatch(each -> each.contains("open"));
      crew.go();
    }
    assertThat(log).hasSize(6);
  }

  @Test
  void aFailureToOpenIsThrownOnceAllHaveClosed() {
    assertThatThrownBy(() -> host.start(List.of(worker("a", 1), failing("open"))))
        .hasMessage("no open");
    assertThat(log)
        .anyMatch(each -> each.startsWith("a close"))
        .noneMatch(each -> each.contains("step"));
  }

  @Test
  @Timeout(20)
  void anErrorOfJavasIsAFailureToo() {
    Worker beside = worker("a", 1);
    Worker broken =
        new Worker() {
          @Override
          public void open() {
            throw new UnsatisfiedLinkError("no such function");
          }

          @Override
          public double step() {
            return ENDED;
          }

          @Override
          public void close() {}
        };
    assertThatThrownBy(() -> host.start(List.of(beside, broken)))
        .hasMessageContaining("no such function");
    assertThat(log).noneMatch(each -> each.contains("step"));
  }

  @Test
  void aFailureAtWorkIsThrownOnceWhileTheOthersGoOn() {
    AtomicBoolean over = new AtomicBoolean();
    Host.Crew crew = host.start(List.of(until(over), failing("step")));
    crew.go();
    assertThatThrownBy(
            () -> {
              while (crew.rest(1_000_000)) {
                Thread.onSpinWait();
              }
            })
        .hasMessage("no step");
    over.set(true);
    crew.close();
  }

  @Test
  void aWorkerThatRestsIsNotPolled() {
    Worker resting =
        new Worker() {
          private int steps;

          @Override
          public void open() {}

          @Override
          public double step() {
            log.add("step");
            return steps++ == 0 ? 20e6 : ENDED;
          }

          @Override
          public void close() {}
        };
    long before = host.nowNanos();
    try (Host.Crew crew = host.start(List.of(resting))) {
      crew.go();
    }
    assertThat(log).hasSize(2);
    assertThat(host.nowNanos() - before).isGreaterThan(15_000_000);
  }

  private Worker worker(String name, int steps) {
    return new Worker() {
      private int left = steps;

      @Override
      public void open() {
        say("open");
      }

      @Override
      public double step() {
        say("step");
        return --left == 0 ? ENDED : 0;
      }

      @Override
      public void close() {
        say("close");
      }

      private void say(String what) {
        log.add(name + " " + what + " on " + Thread.currentThread().threadId());
      }
    };
  }

  private static Worker until(AtomicBoolean over) {
    return new Worker() {
      @Override
      public void open() {}

      @Override
      public double step() {
        return over.get() ? ENDED : 0;
      }

      @Override
      public void close() {}
    };
  }

  private static Worker failing(String at) {
    return new Worker() {
      @Override
      public void open() {
        fail("open");
      }

      @Override
      public double step() {
        fail("step");
        return ENDED;
      }

      @Override
      public void close() {}

      private void fail(String here) {
        if (at.equals(here)) {
          throw new IllegalStateException("no " + here);
        }
      }
    };
  }
}

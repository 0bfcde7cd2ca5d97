package io.optimum.workbench.predictor.mlp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class NativeGateTest {
  private static final int TERMINATED = 128 + 15;

  @TempDir Path folder;

  @Test
  void nothingBeginsOnceItIsClosed() {
    NativeGate gate = new NativeGate();
    assertThat(gate.<String>work(() -> "done")).isEqualTo("done");
    gate.close();
    assertThatThrownBy(() -> gate.work(() -> "more")).isInstanceOf(CancellationException.class);
  }

  @Test
  void nothingIsFreedOnceItIsClosed() {
    NativeGate gate = new NativeGate();
    AtomicBoolean freed = new AtomicBoolean();
    gate.close();
    gate.free(() -> freed.set(true));
    assertThat(freed).isFalse();
  }

  @Test
  void closingWaitsForWhatIsUnderWay() throws InterruptedException {
    NativeGate gate = new NativeGate();
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch go = new CountDownLatch(1);
    AtomicBoolean finished = new AtomicBoolean();
    Thread worker =
        Thread.ofPlatform()
            .start(() ->
                gate.work(() -> {
                  begun.countDown();
                  await(go);
                  return finished.getAndSet(true);
                }));
    begun.await();
    Thread closer = Thread.ofPlatform().start(gate::close);
    go.countDown();
    closer.join();
    assertThat(finished).isTrue();
    worker.join();
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /// Ended at whatever moment, by the signal that a terminal or a system sends.
  @RepeatedTest(3)
  @DisabledOnOs(OS.WINDOWS)
  void aProcessThatTrainsEndsWithoutACrash() throws IOException, InterruptedException {
    Process child =
        new ProcessBuilder(
                ProcessHandle.current().info().command().orElse("java"),
                "-Xmx256m",
                "-XX:TieredStopAtLevel=1",
                "-XX:-CreateCoredumpOnCrash",
                "-XX:ErrorFile=" + folder.resolve("crash"),
                "--enable-native-access=ALL-UNNAMED",
                "-Dai.djl.offline=true",
                "-DOPT_OUT_TRACKING=true",
                "-cp",
                System.getProperty("java.class.path"),
                Endless.class.getName())
            .redirectError(folder.resolve("err").toFile())
            .start();
    try (BufferedReader said =
        new BufferedReader(new InputStreamReader(child.getInputStream(), StandardCharsets.UTF_8))) {
      assertThat(said.readLine()).isEqualTo(Endless.TRAINED);
      child.destroy();
      assertThat(child.waitFor(60, TimeUnit.SECONDS)).isTrue();
    } finally {
      child.destroyForcibly();
    }
    assertThat(child.exitValue()).as(Files.readString(folder.resolve("err"))).isEqualTo(TERMINATED);
    try (var files = Files.list(folder)) {
      assertThat(files.map(each -> each.getFileName().toString())).containsExactly("err");
    }
  }

  /// Trains one network after the other on two threads.
  static final class Endless {
    static final String TRAINED = "One is trained.";

    private Endless() {}

    public static void main(String[] args) {
      Random random = new Random(1);
      double[][] inputs = new double[300][8];
      double[] targets = new double[inputs.length];
      for (int i = 0; i < inputs.length; i++) {
        inputs[i] = random.doubles(8).toArray();
        targets[i] = random.nextGaussian();
      }
      CountDownLatch trained = new CountDownLatch(2);
      for (int seed : List.of(1, 2)) {
        Thread.ofPlatform()
            .start(() -> {
              while (true) {
                new MlpRegression().fit(inputs, targets, seed);
                trained.countDown();
              }
            });
      }
      await(trained);
      System.out.println(TRAINED);
    }
  }
}

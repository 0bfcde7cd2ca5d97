package io.optimum.workbench.device.agent.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.optimum.workbench.Sheets;
import io.optimum.workbench.TestData;
import io.optimum.workbench.codec.JsonCodec;
import io.optimum.workbench.device.DeviceCapabilities;
import io.optimum.workbench.device.DeviceChoice;
import io.optimum.workbench.device.EngineBinary;
import io.optimum.workbench.device.GpuDevice;
import io.optimum.workbench.device.RunControl;
import io.optimum.workbench.device.SpanSink;
import io.optimum.workbench.device.agent.message.AgentProtocol.EngineName;
import io.optimum.workbench.device.agent.message.AgentProtocol.Failure;
import io.optimum.workbench.device.agent.message.AgentProtocol.FromAgent;
import io.optimum.workbench.device.agent.message.AgentProtocol.ToAgent;
import io.optimum.workbench.device.agent.message.MessageWriter;
import io.optimum.workbench.device.agent.message.Patience;
import io.optimum.workbench.domain.Provenance;
import io.optimum.workbench.domain.engine.EngineId;
import io.optimum.workbench.domain.engine.EngineProfile;
import io.optimum.workbench.domain.gpu.GpuMachine;
import io.optimum.workbench.domain.run.RunRequest;
import io.optimum.workbench.domain.run.RunResult;
import io.optimum.workbench.domain.run.Sharing;
import io.optimum.workbench.domain.run.SpanBatch;
import io.optimum.workbench.domain.run.StreamPriority;
import io.optimum.workbench.task.Progress;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What an agent answers, without a process.
class AgentServerTest {
  private static final JsonCodec CODEC = new JsonCodec();
  private static final DeviceChoice REAL = new DeviceChoice.Cuda(0);
  private static final EngineProfile PROFILE = TestData.profile("alpha", 1, 2);
  private static final byte[] PLAN = "ftrt, and then the engine".getBytes(StandardCharsets.UTF_8);

  private static final Patience SHORT =
      new Patience(
          Duration.ofSeconds(1),
          Duration.ofMillis(1500),
          Duration.ofSeconds(1),
          Duration.ofSeconds(1));

  @TempDir Path cache;
  private final RealGpu gpu = new RealGpu();

  /// A device that is not computed: it fails in every run.
  private static final class RealGpu implements GpuDevice {
    private final List<byte[]> loaded = new ArrayList<>();
    private boolean closed;

    @Override
    public DeviceCapabilities capabilities() {
      return new DeviceCapabilities(
          "real", Sheets.A100, Provenance.MEASURED, Set.of(Sharing.STREAMS), true, true, "1");
    }

    @Override
    public void load(EngineProfile profile) {
      loaded.add(new byte[0]);
    }

    @Override
    public void load(EngineProfile profile, EngineBinary binary) {
      try {
        loaded.add(Files.readAllBytes(binary.file()));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public RunResult run(RunRequest request, RunControl control, SpanSink spans, Progress p) {
      throw new IllegalStateException("an illegal memory access");
    }

    @Override
    public void close() {
      closed = true;
    }
  }

  private AgentServer server() {
    return new AgentServer(
        _ -> gpu,
        new EngineCache(cache),
        CODEC,
        new Greeting("0.1.0", GpuMachine::ofComputedDevice),
        SHORT);
  }

  /// Everything it says to these lines until it is told to close, but that it is alive.
  private List<FromAgent> answers(String... lines) {
    String told = String.join("\n", lines) + "\n" + line(new ToAgent.Close()) + "\n";
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    server().serve(new ByteArrayInputStream(told.getBytes(StandardCharsets.UTF_8)), out, () -> {});
    return out.toString(StandardCharsets.UTF_8)
        .lines()
        .map(line -> CODEC.read(line.getBytes(StandardCharsets.UTF_8), FromAgent.class, "answer"))
        .filter(each -> !(each instanceof FromAgent.Alive))
        .toList();
  }

  private static String line(ToAgent message) {
    return CODEC.writeLine(message);
  }

  private static EngineName engine(byte[] file) throws Exception {
    String hash = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(file));
    return new EngineName(hash, file.length, "8.6.1", null);
  }

  @Test
  void anEngineFileIsSentOnceInPiecesAndKeptByItsHash() throws Exception {
    EngineName engine = engine(PLAN);
    String load = line(new ToAgent.Load(PROFILE, engine));
    assertThat(
            answers(
                line(new ToAgent.Open(REAL)),
                load,
                line(new ToAgent.Upload(engine, 0, Arrays.copyOf(PLAN, 10))),
                line(new ToAgent.Upload(engine, 10, Arrays.copyOfRange(PLAN, 10, PLAN.length))),
                load))
        .extracting(each -> each.getClass().getSimpleName())
        .containsExactly("Hello", "Opened", "Missing", "Stored", "Stored", "Loaded");
    assertThat(gpu.loaded).containsExactly(PLAN);
    assertThat(cache.resolve(engine.sha256() + ".plan")).hasBinaryContent(PLAN);
    assertThat(answers(line(new ToAgent.Open(REAL)), load).getLast())
        .isEqualTo(new FromAgent.Loaded());
    assertThat(gpu.closed).isTrue();
  }

  @Test
  void anEngineFileThatWasDamagedOnItsWayIsNotKept() throws Exception {
    EngineName engine = engine(PLAN);
    byte[] damaged = PLAN.clone();
    damaged[3]++;
    assertThat(
            answers(line(new ToAgent.Open(REAL)), line(new ToAgent.Upload(engine, 0, damaged)))
                .getLast())
        .isInstanceOfSatisfying(
            FromAgent.Failed.class,
            failed -> {
              assertThat(failed.kind()).isEqualTo(Failure.ARGUMENT);
              assertThat(failed.message()).contains(engine.sha256(), "import it again");
            });
    assertThat(cache).isEmptyDirectory();
  }

  @Test
  void aFileOfThisMachineThatHasChangedIsRefused() throws Exception {
    Path file = Files.write(cache.resolve("engine.plan"), new byte[] {1, 2, 3});
    EngineName engine =
        new EngineName(engine(PLAN).sha256(), PLAN.length, "8.6.1", file.toString());
    assertThat(
            answers(line(new ToAgent.Open(REAL)), line(new ToAgent.Load(PROFILE, engine)))
                .getLast())
        .isInstanceOfSatisfying(
            FromAgent.Failed.class,
            failed -> assertThat(failed.message()).contains("has changed since it was imported"));
  }

  @Test
  void aDeviceThatFailsIsAFaultAndTheAgentGoesOn() {
    RunRequest request = TestData.measurement(1).colocated().request();
    assertThat(
            answers(
                line(new ToAgent.Open(REAL)),
                line(new ToAgent.Run(request)),
                line(new ToAgent.Load(PROFILE, null))))
        .containsSubsequence(
            new FromAgent.Failed(Failure.FAULT, "an illegal memory access"),
            new FromAgent.Loaded());
  }

  @Test
  void whatIsNotUnderstoodIsSaidAndNoEnd() {
    List<FromAgent> answers =
        answers(
            "{\"type\":\"dance\"}",
            "what?",
            "{\"type\":\"open\",\"device\":{\"type\":\"simulated\",\"gpu\":null,\"without\":[]}}",
            line(new ToAgent.Load(PROFILE, null)));
    assertThat(answers.subList(1, answers.size()))
        .extracting(each -> ((FromAgent.Failed) each).kind())
        .containsExactly(Failure.MESSAGE, Failure.MESSAGE, Failure.MESSAGE, Failure.ARGUMENT);
  }

  @Test
  void anAgentDoesNotStartOthers() {
    DeviceChoice other = new DeviceChoice.Remote(new DeviceChoice.Place.ThisMachine(), REAL);
    assertThat(answers(line(new ToAgent.Open(other))).getLast())
        .isInstanceOfSatisfying(
            FromAgent.Failed.class,
            failed -> assertThat(failed.message()).contains("neither records nor starts"));
  }

  @Test
  void anAgentThatNobodyTalksToEnds() throws IOException {
    PipedInputStream silent = new PipedInputStream(new PipedOutputStream());
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    server().serve(silent, out, () -> {});
    assertThat(out.toString(StandardCharsets.UTF_8)).startsWith("{\"type\":\"hello\"");
  }

  @Test
  void spansOfARealGpuThatCannotLeaveAreDroppedAndCounted() {
    SlowStream out = new SlowStream();
    SpanOutbox spans = new SpanOutbox(new MessageWriter(out, CODEC), new Conduct(), false);
    for (int i = 0; i < 1000; i++) {
      spans.accept(oneSpan(i));
    }
    out.release();
    spans.close();
    assertThat(spans.dropped()).isBetween(1000L - 258, 1000L - 256);
    assertThat(out.lines()).isEqualTo(1000 - spans.dropped());
  }

  @Test
  void spansOfAComputedGpuAllArrive() {
    SlowStream out = new SlowStream();
    out.release();
    SpanOutbox spans = new SpanOutbox(new MessageWriter(out, CODEC), new Conduct(), true);
    for (int i = 0; i < 1000; i++) {
      spans.accept(oneSpan(i));
    }
    spans.close();
    assertThat(spans.dropped()).isZero();
    assertThat(out.lines()).isEqualTo(1000);
  }

  @Test
  void spansOfARunThatWasCancelledAreNotWaitedFor() {
    SlowStream out = new SlowStream();
    Conduct conduct = new Conduct();
    SpanOutbox spans = new SpanOutbox(new MessageWriter(out, CODEC), conduct, true);
    for (int i = 0; i < 200; i++) {
      spans.accept(oneSpan(i));
    }
    conduct.cancel();
    out.release();
    spans.close();
    assertThat(out.lines()).isLessThanOrEqualTo(1);
  }

  private static SpanBatch oneSpan(int start) {
    return new SpanBatch(
        List.of(new SpanBatch.Lane(0, 0, new EngineId("alpha"), StreamPriority.NORMAL)),
        List.of("kernel"),
        new int[1],
        new byte[1],
        new int[1],
        new int[1],
        new long[] {start},
        new long[] {start + 1},
        new long[1],
        new short[1]);
  }

  /// Takes nothing until it is released.
  private static final class SlowStream extends OutputStream {
    private final CountDownLatch released = new CountDownLatch(1);
    private final ByteArrayOutputStream taken = new ByteArrayOutputStream();

    void release() {
      released.countDown();
    }

    long lines() {
      return taken.toString(StandardCharsets.UTF_8).lines().count();
    }

    @Override
    public void write(int value) {
      write(new byte[] {(byte) value}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) {
      try {
        released.await();
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
      }
      taken.write(bytes, offset, length);
    }
  }
}

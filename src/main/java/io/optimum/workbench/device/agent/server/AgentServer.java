package io.optimum.workbench.device.agent.server;

import io.optimum.workbench.codec.JsonCodec;
import io.optimum.workbench.device.DeviceOpener;
import io.optimum.workbench.device.WallClock;
import io.optimum.workbench.device.agent.message.AgentProtocol;
import io.optimum.workbench.device.agent.message.AgentProtocol.FromAgent;
import io.optimum.workbench.device.agent.message.MessageWriter;
import io.optimum.workbench.device.agent.message.Patience;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Optional;

/// Serves devices to whoever speaks [AgentProtocol] on its input.
///
/// The calling thread works, so a device has one thread as it expects; one thread reads, so that a
/// run can be steered and cancelled; one says every second that the agent is alive. The end of the
/// input, or silence on it, is the end of the agent.
public final class AgentServer {
  private static final Duration SECOND = Duration.ofSeconds(1);

  /// What a device may take to let go when nobody waits for it any more.
  private static final Duration LETTING_GO = Duration.ofSeconds(5);

  private final DeviceOpener devices;
  private final EngineCache engines;
  private final JsonCodec codec;
  private final Greeting greeting;
  private final Patience patience;

  /// @param devices opens what it is asked for
  /// @param engines where engine files are kept that were sent
  /// @param greeting what it says first
  /// @param patience with whoever measures: one who is silent is gone and could not say so
  public AgentServer(
      DeviceOpener devices,
      EngineCache engines,
      JsonCodec codec,
      Greeting greeting,
      Patience patience) {
    this.devices = devices;
    this.engines = engines;
    this.codec = codec;
    this.greeting = greeting;
    this.patience = patience;
  }

  /// Blocks until the other side is done.
  ///
  /// @param lastResort ends this process when a device does not let go
  public void serve(InputStream in, OutputStream out, Runnable lastResort) {
    MessageWriter writer = new MessageWriter(out, codec);
    Activity activity = new Activity(WallClock.system());
    writer.send(
        new FromAgent.Hello(AgentProtocol.VERSION, greeting.program(), greeting.machine().get()));
    Inbox inbox = new Inbox(in, writer, codec);
    Thread alive = daemon("agent-alive", () -> sayAlive(writer, activity));
    Thread watch = daemon("agent-watch", () -> watch(inbox, lastResort));
    try (ServedDevice device = new ServedDevice(devices, engines, writer, activity)) {
      for (Optional<Inbox.Asked> next = inbox.take(); next.isPresent(); next = inbox.take()) {
        device.answer(next.get());
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    } finally {
      alive.interrupt();
      watch.interrupt();
    }
  }

  private interface Work {
    void run() throws InterruptedException;
  }

  private static Thread daemon(String name, Work work) {
    return Thread.ofPlatform()
        .daemon()
        .name(name)
        .start(() -> {
          try {
            work.run();
          } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
          }
        });
  }

  private static void sayAlive(MessageWriter writer, Activity activity)
      throws InterruptedException {
    while (true) {
      Thread.sleep(SECOND);
      writer.send(new FromAgent.Alive(activity.deviceSilence().toMillis()));
    }
  }

  /// Writes nothing itself, so that nobody who does not read can hold it up.
  private void watch(Inbox inbox, Runnable lastResort) throws InterruptedException {
    while (!inbox.isOver()) {
      Thread.sleep(SECOND);
      if (inbox.silence().lasts(SECOND).compareTo(patience.silence()) > 0) {
        inbox.end();
      }
    }
    Thread.sleep(LETTING_GO);
    lastResort.run();
  }
}

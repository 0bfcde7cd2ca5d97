package io.optimum.workbench.device.agent.message;

import io.optimum.workbench.codec.JsonCodec;
import io.optimum.workbench.device.agent.message.AgentProtocol.FromAgent;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/// Where an agent speaks, from any of its threads. When nobody listens any more, it speaks into the
/// void: the end of its input ends it.
public final class MessageWriter {
  private final OutputStream out;
  private final JsonCodec codec;
  private boolean broken;

  public MessageWriter(OutputStream out, JsonCodec codec) {
    this.out = out;
    this.codec = codec;
  }

  public void send(FromAgent message) {
    byte[] line = (codec.writeLine(message) + "\n").getBytes(StandardCharsets.UTF_8);
    synchronized (this) {
      if (!broken) {
        write(line);
      }
    }
  }

  private void write(byte[] line) {
    try {
      out.write(line);
      out.flush();
    } catch (IOException _) {
      broken = true;
    }
  }
}

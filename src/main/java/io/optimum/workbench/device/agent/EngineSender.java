package io.optimum.workbench.device.agent;

import io.optimum.workbench.device.EngineBinary;
import io.optimum.workbench.device.agent.message.AgentProtocol.EngineName;
import io.optimum.workbench.device.agent.message.AgentProtocol.FromAgent;
import io.optimum.workbench.device.agent.message.AgentProtocol.ToAgent;
import io.optimum.workbench.domain.engine.EngineProfile;
import io.optimum.workbench.task.Progress;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Gives an agent the engines that a run needs. A child reads an engine's file where it lies; to
/// another machine it is sent once, in pieces, and kept there by its hash.
final class EngineSender {
  private static final int PIECE_BYTES = 512 << 10;

  private final AgentProcess agent;
  private final Progress progress;

  EngineSender(AgentProcess agent, Progress progress) {
    this.agent = agent;
    this.progress = progress;
  }

  void send(EngineProfile profile, Optional<EngineBinary> binary) {
    EngineName name = binary.map(this::name).orElse(null);
    FromAgent answer = load(profile, name);
    if (answer instanceof FromAgent.Missing && name != null) {
      upload(name, binary.orElseThrow());
      answer = load(profile, name);
    }
    if (!(answer instanceof FromAgent.Loaded)) {
      throw agent.failure(answer);
    }
  }

  private FromAgent load(EngineProfile profile, @Nullable EngineName name) {
    agent.send(new ToAgent.Load(profile, name));
    return agent.answer(progress, "Loading " + profile.key().engine());
  }

  private EngineName name(EngineBinary binary) {
    String path = agent.launch().remote() ? null : binary.file().toAbsolutePath().toString();
    return new EngineName(binary.sha256(), binary.sizeBytes(), binary.tensorRtVersion(), path);
  }

  private void upload(EngineName name, EngineBinary binary) {
    try (RandomAccessFile file = new RandomAccessFile(binary.file().toFile(), "r")) {
      for (long offset = 0; offset < name.sizeBytes(); ) {
        byte[] piece = new byte[(int) Math.min(PIECE_BYTES, name.sizeBytes() - offset)];
        file.seek(offset);
        file.readFully(piece);
        agent.send(new ToAgent.Upload(name, offset, piece));
        String doing =
            "Sending %s to %s, %.0f of %.0f MB"
                .formatted(
                    binary.file().getFileName(),
                    agent.launch().place(),
                    offset / 1e6,
                    name.sizeBytes() / 1e6);
        offset = stored(doing);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(
          "The engine file %s cannot be read: %s".formatted(binary.file(), e.getMessage()), e);
    }
  }

  private long stored(String doing) {
    progress.report(-1, doing);
    FromAgent answer = agent.answer(progress, doing);
    if (answer instanceof FromAgent.Stored stored) {
      return stored.offset();
    }
    throw agent.failure(answer);
  }
}

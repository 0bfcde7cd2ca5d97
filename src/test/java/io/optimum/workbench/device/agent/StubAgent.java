package io.optimum.workbench.device.agent;

import io.optimum.workbench.device.agent.message.AgentProtocol;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;

/// A shell script in place of `ssh` that misbehaves as it is told.
final class StubAgent {
  static final String HELLO =
      "echo '{\"type\":\"hello\",\"protocol\":%d,\"program\":\"0.1.0\"}'\n"
          .formatted(AgentProtocol.VERSION);

  private final Path folder;

  StubAgent(Path folder) {
    this.folder = folder;
  }

  /// How a workbench would start it on another machine.
  AgentLaunch saying(String script) {
    try {
      Path ssh = folder.resolve("ssh");
      Files.writeString(ssh, "#!/bin/sh\necho $$ > %s\n%s\n".formatted(pidFile(), script));
      Files.setPosixFilePermissions(ssh, PosixFilePermissions.fromString("rwx------"));
      AgentLaunch real =
          AgentLaunch.ssh(
              new io.optimum.workbench.device.DeviceChoice.Place.Host("me@gpu-server", 0));
      List<String> line = new ArrayList<>(real.line());
      line.set(0, ssh.toString());
      return new AgentLaunch(real.place(), line, true).loggingTo(folder.resolve("logs"));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  /// Whether it is gone.
  boolean isGone() throws IOException {
    long pid = Long.parseLong(Files.readString(pidFile()).strip());
    return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isEmpty();
  }

  private Path pidFile() {
    return folder.resolve("pid");
  }
}

package io.optimum.workbench.device.agent;

import io.optimum.workbench.device.DeviceChoice;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// How an agent is started.
///
/// @param place for people: where it runs
/// @param line the program and its arguments
/// @param environment variables that it gets besides those of this process
/// @param remote whether it has a file system of its own
/// @param logs where what it writes is kept when it fails
public record AgentLaunch(
    String place,
    List<String> line,
    Map<String, String> environment,
    boolean remote,
    AgentLogs logs) {
  /// Seconds in which `ssh` must have reached the host.
  private static final int CONNECT_SECONDS = 15;

  private static final String PROGRAM = "optimum";
  private static final String PORT = "-p";

  /// Read by the driver when it starts: the GPUs that a process sees.
  public static final String VISIBLE = "CUDA_VISIBLE_DEVICES";

  public AgentLaunch {
    line = List.copyOf(line);
    environment = Map.copyOf(environment);
  }

  /// Without variables of its own.
  public AgentLaunch(String place, List<String> line, boolean remote) {
    this(place, line, Map.of(), remote, AgentLogs.ofUser());
  }

  /// A child of this process.
  ///
  /// @param program this program and its arguments, without `agent`
  public static AgentLaunch child(List<String> program) {
    List<String> line = new ArrayList<>(program);
    line.add("agent");
    return new AgentLaunch("this machine", line, false);
  }

  /// On another machine, through the system's `ssh`: keys and settings are the user's, nothing is
  /// asked, nothing is kept.
  public static AgentLaunch ssh(DeviceChoice.Place.Host host) {
    List<String> line =
        new ArrayList<>(
            List.of(
                "ssh",
                "-T",
                "-o",
                "BatchMode=yes",
                "-o",
                "ConnectTimeout=" + CONNECT_SECONDS,
                "-o",
                "ServerAliveInterval=5",
                "-o",
                "ServerAliveCountMax=3"));
    if (host.port() > 0) {
      line.addAll(List.of(PORT, String.valueOf(host.port())));
    }
    line.addAll(List.of("--", host.destination(), PROGRAM, "agent"));
    return new AgentLaunch(host.destination(), line, true);
  }

  /// What a person types to see whether the host can be reached.
  String byHand() {
    List<String> options = line.subList(0, Math.max(line.indexOf("--"), 0));
    int port = options.indexOf(PORT);
    return port < 0 ? "ssh " + place : "ssh -p %s %s".formatted(line.get(port + 1), place);
  }

  /// With options of the command `agent`.
  public AgentLaunch withOptions(String... options) {
    List<String> longer = new ArrayList<>(line);
    longer.addAll(List.of(options));
    return new AgentLaunch(place, longer, environment, remote, logs);
  }

  /// With variables of its own.
  public AgentLaunch withEnvironment(Map<String, String> variables) {
    return new AgentLaunch(place, line, variables, remote, logs);
  }

  /// Keeps what it writes in another folder.
  AgentLaunch loggingTo(Path folder) {
    return new AgentLaunch(place, line, environment, remote, new AgentLogs(folder));
  }

  /// Sees one GPU only, which is its first. Elsewhere `env` passes it on, as `ssh` does not.
  ///
  /// @param uuid of a GPU or a MIG slice
  public AgentLaunch seeing(String uuid) {
    if (!remote) {
      Map<String, String> more = new HashMap<>(environment);
      more.put(VISIBLE, uuid);
      return withEnvironment(more);
    }
    List<String> longer = new ArrayList<>(line);
    longer.addAll(longer.indexOf(PROGRAM), List.of("env", VISIBLE + "=" + uuid));
    return new AgentLaunch(place, longer, environment, true, logs);
  }
}

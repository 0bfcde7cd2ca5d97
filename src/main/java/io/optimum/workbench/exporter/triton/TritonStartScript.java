package io.optimum.workbench.exporter.triton;

import io.optimum.workbench.exporter.mps.MpsScript;
import io.optimum.workbench.exporter.process.ServerProcess;
import io.optimum.workbench.exporter.text.Shell;
import java.util.List;
import java.util.stream.Collectors;

/// `start-triton.sh`: the command line of every server process. No model carries a rate limiter, so
/// `--rate-limit` stays off, its default.
final class TritonStartScript {
  static final String NAME = "start-triton.sh";

  private static final String HEAD =
      """
      #!/bin/sh
      # Starts the Triton servers of this export: all of them, or those named as arguments.
      # TRITON chooses the program; GPU0, GPU1, ... choose a GPU by UUID or index.
      set -eu
      here=$(cd "$(dirname "$0")" && pwd)
      triton=${TRITON:-tritonserver}
      pids=""

      # shellcheck disable=SC2317 # called by the trap
      stop() {
        for pid in $pids; do
          kill "$pid" 2>/dev/null || true
        done
      }
      trap stop EXIT
      trap 'exit 130' INT TERM
      """;

  private static final String TAIL =
      """
          *)
            echo "There is no server $1. There are: $servers" >&2
            exit 2
            ;;
        esac
        pids="$pids $!"
      }

      # shellcheck disable=SC2086 # a list of names
      [ $# -gt 0 ] || set -- $servers
      for server in "$@"; do
        start "$server"
      done
      status=0
      for pid in $pids; do
        wait "$pid" || status=$?
      done
      exit $status
      """;

  private TritonStartScript() {}

  static String of(List<ServerProcess> servers) {
    String names = servers.stream().map(ServerProcess::name).collect(Collectors.joining(" "));
    String cases = servers.stream().map(TritonStartScript::branch).collect(Collectors.joining());
    return HEAD
        + "servers="
        + Shell.word(names)
        + "\n"
        + mps(servers)
        + "\nstart() {\n  case $1 in\n"
        + cases
        + TAIL;
  }

  private static String mps(List<ServerProcess> servers) {
    return servers.stream().noneMatch(ServerProcess::mps)
        ? ""
        : """

        # SM shares need the multi-process service; `./%1$s stop` ends it.
        "$here/%1$s" start
        """
            .formatted(MpsScript.NAME);
  }

  private static String branch(ServerProcess server) {
    return """
        %s)
          %s"$triton" --model-repository="$here/%s" \\
            %s &
          ;;
    """
        .formatted(server.name(), environment(server), server.name(), ports(server));
  }

  /// The options of a server beside its repository.
  static String ports(ServerProcess server) {
    return "--http-port=%d --grpc-port=%d --metrics-port=%d"
        .formatted(server.httpPort(), server.grpcPort(), server.metricsPort());
  }

  private static String environment(ServerProcess server) {
    String gpu = "CUDA_VISIBLE_DEVICES=\"${GPU%1$d:-%1$d}\" ".formatted(server.gpu().ordinal());
    return switch (server.gpu().sharing()) {
      case STREAMS -> gpu + "\\\n        ";
      case TIME_SLICED -> gpu + "CUDA_MPS_PIPE_DIRECTORY=\"$here/no-mps\" \\\n        ";
      case MPS, GREEN_CONTEXT ->
          "\"$here/%s\" run %s \\\n        ".formatted(MpsScript.NAME, server.name());
    };
  }
}

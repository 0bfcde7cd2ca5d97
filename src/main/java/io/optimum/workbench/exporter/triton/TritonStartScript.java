package io.optimum.workbench.exporter.triton;

import java.util.List;
import java.util.Locale;
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

      for server in ${*:-$servers}; do
        start "$server"
      done
      status=0
      for pid in $pids; do
        wait "$pid" || status=$?
      done
      exit $status
      """;

  private TritonStartScript() {}

  static String of(List<TritonServer> servers) {
    String names = servers.stream().map(TritonServer::name).collect(Collectors.joining(" "));
    String cases = servers.stream().map(TritonStartScript::branch).collect(Collectors.joining());
    return HEAD
        + "servers=\""
        + names
        + "\"\n"
        + mps(servers)
        + "\nstart() {\n  case $1 in\n"
        + cases
        + TAIL;
  }

  private static String mps(List<TritonServer> servers) {
    return servers.stream().noneMatch(TritonServer::mps)
        ? ""
        : """

        # SM shares need the multi-process service: one control daemon for all servers.
        if ! echo get_server_list | nvidia-cuda-mps-control >/dev/null 2>&1; then
          nvidia-cuda-mps-control -d
        fi
        """;
  }

  private static String branch(TritonServer server) {
    return """
        %1$s)
          CUDA_VISIBLE_DEVICES="${GPU%2$d:-%2$d}" %3$s\\
            "$triton" --model-repository="$here/%1$s" \\
            --http-port=%4$d --grpc-port=%5$d --metrics-port=%6$d &
          ;;
    """
        .formatted(
            server.name(),
            server.gpu().ordinal(),
            environment(server),
            server.httpPort(),
            server.grpcPort(),
            server.metricsPort());
  }

  private static String environment(TritonServer server) {
    return switch (server.gpu().sharing()) {
      case STREAMS -> "";
      case MPS, GREEN_CONTEXT ->
          "CUDA_MPS_ACTIVE_THREAD_PERCENTAGE=" + percent(server.smShareFraction()) + " ";
      case TIME_SLICED -> "CUDA_MPS_PIPE_DIRECTORY=\"$here/no-mps\" ";
    };
  }

  /// In percent with one decimal, as the multi-process service reads it.
  static String percent(double fraction) {
    return String.format(Locale.ROOT, "%.1f", fraction * 100);
  }
}

package io.optimum.workbench.exporter.mps;

import io.optimum.workbench.exporter.ExportRequest;
import io.optimum.workbench.exporter.process.ServerProcess;
import io.optimum.workbench.exporter.process.SmShare;
import java.util.List;
import java.util.stream.Collectors;

/// `mps.sh`: one control daemon per GPU, and every process as its client with its share (NVIDIA,
/// Multi-Process Service, "Environment Variables").
public final class MpsScript {
  public static final String NAME = "mps.sh";

  private static final String HEAD =
      """
      #!/bin/sh
      # NVIDIA's multi-process service for this plan: one control daemon per GPU.
      #   ./mps.sh start | stop | status | clients
      #   ./mps.sh run CLIENT COMMAND...   runs a command with the client's share of SMs and memory
      # GPU0, GPU1, ... choose a GPU by UUID or index; without, the number is the index. Daemons are given
      # the UUID, which nvidia-smi tells. MPS_RUN chooses the folder of pipes and logs; keep it short,
      # a pipe's path has 108 characters at most.
      set -eu
      run=${MPS_RUN:-${XDG_RUNTIME_DIR:-/tmp}/optimum-mps-$(id -u)}
      """;

  private static final String FUNCTIONS =
      """

      uuid() {
        eval "chosen=\\${GPU$1:-$1}"
        # shellcheck disable=SC2154
        case $chosen in
          GPU-* | MIG-*) printf '%s\\n' "$chosen" ;;
          *) nvidia-smi --id="$chosen" --query-gpu=uuid --format=csv,noheader ;;
        esac
      }

      daemon() {
        export CUDA_MPS_PIPE_DIRECTORY="$run/gpu$1/pipe" CUDA_MPS_LOG_DIRECTORY="$run/gpu$1/log"
      }

      control() {
        (daemon "$1" && printf '%s\\n' "$2" | nvidia-cuda-mps-control)
      }

      start() {
        for gpu in $gpus; do
          if ! control "$gpu" get_server_list >/dev/null 2>&1; then
            device=$(uuid "$gpu")
            (umask 077 && mkdir -p "$run/gpu$gpu/pipe" "$run/gpu$gpu/log")
            (daemon "$gpu" && CUDA_VISIBLE_DEVICES=$device nvidia-cuda-mps-control -d)
          fi
        done
      }

      stop() {
        for gpu in $gpus; do
          control "$gpu" quit || true
        done
      }

      status() {
        for gpu in $gpus; do
          echo "GPU $gpu:"
          control "$gpu" get_server_list || echo "no daemon"
        done
      }

      client() {
        case $1 in
      """;

  private static final String TAIL =
      """
          *)
            echo "There is no client $1. There are: $clients" >&2
            exit 2
            ;;
        esac
      }

      as_client() {
        client "$1"
        shift
        daemon "$gpu"
        CUDA_VISIBLE_DEVICES=$(uuid "$gpu")
        export CUDA_VISIBLE_DEVICES
        export CUDA_MPS_ACTIVE_THREAD_PERCENTAGE="$percent" CUDA_MPS_CLIENT_PRIORITY="$priority"
        if [ -n "$memory" ]; then
          export CUDA_MPS_PINNED_DEVICE_MEM_LIMIT="0=$memory"
        fi
        exec "$@"
      }

      case ${1:-} in
        start | stop | status) "$1" ;;
        clients) echo "$clients" ;;
        run)
          if [ $# -lt 3 ]; then
            echo "Usage: $0 run CLIENT COMMAND..." >&2
            exit 2
          fi
          shift
          as_client "$@"
          ;;
        *)
          echo "Usage: $0 start | stop | status | clients | run CLIENT COMMAND..." >&2
          exit 2
          ;;
      esac
      """;

  private MpsScript() {}

  /// @param clients processes under the multi-process service
  public static String of(List<ServerProcess> clients, ExportRequest request) {
    String gpus =
        clients.stream()
            .map(each -> Integer.toString(each.gpu().ordinal()))
            .distinct()
            .collect(Collectors.joining(" "));
    String names = clients.stream().map(ServerProcess::name).collect(Collectors.joining(" "));
    return HEAD
        + "gpus=\"%s\"\nclients=\"%s\"\n".formatted(gpus, names)
        + FUNCTIONS
        + clients.stream().map(each -> branch(each, request)).collect(Collectors.joining())
        + TAIL;
  }

  private static String branch(ServerProcess client, ExportRequest request) {
    SmShare share = SmShare.of(client, request);
    return "    %s) gpu=%d percent=%s memory=%s priority=%d ;;\n"
        .formatted(
            client.name(),
            client.gpu().ordinal(),
            share.percentText(),
            memory(share),
            share.belowNormal() ? 1 : 0);
  }

  /// As the multi-process service reads it; empty without a limit.
  static String memory(SmShare share) {
    return share.memoryMebibytes().isPresent() ? share.memoryMebibytes().getAsLong() + "M" : "\"\"";
  }
}

package io.optimum.workbench.device;

import io.optimum.workbench.domain.gpu.GpuId;
import io.optimum.workbench.domain.gpu.GpuMachine;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A device as people write it:
///
/// ```
/// sim | sim:GPU                      the simulated GPU that is asked for, or that of a data sheet
/// replay:FOLDER                      a recording
/// cuda | cuda:N                      a GPU of this machine, counted from 0
/// cuda:GPU-… | cuda:MIG-…            a GPU, or a MIG slice of one, by its UUID
/// ssh://[USER@]HOST[:PORT][/DEVICE]  one of the above on another machine; without DEVICE, cuda
/// agent:DEVICE                       one of the above in a process of its own
/// ```
public sealed interface DeviceAddress {
  /// @param gpu id of its data sheet; null = of the GPU that is asked for
  record Simulated(@Nullable GpuId gpu) implements DeviceAddress {}

  record Replay(Path folder) implements DeviceAddress {}

  record Cuda(int ordinal) implements DeviceAddress {}

  /// @param uuid as in [DeviceChoice.CudaUuid]
  record CudaUuid(String uuid) implements DeviceAddress {}

  record Agent(DeviceChoice.Place place, DeviceAddress device) implements DeviceAddress {}

  /// The simulated GPU that is asked for: what runs where nothing else is chosen.
  static DeviceAddress simulated() {
    return new Simulated(null);
  }

  /// @throws IllegalArgumentException with what can be written
  static DeviceAddress parse(String text) {
    return new Parser(text).address();
  }

  /// A GPU that a machine told of, on that machine: a MIG slice that CUDA does not count by its
  /// UUID.
  static DeviceAddress of(GpuMachine.Gpu gpu) {
    return gpu.ordinal() > 0 && gpu.uuid().startsWith("MIG-")
        ? new CudaUuid(gpu.uuid())
        : new Cuda(gpu.ordinal());
  }

  /// As it is written.
  default String text() {
    return switch (this) {
      case Simulated simulated -> simulated.gpu == null ? "sim" : "sim:" + simulated.gpu;
      case Replay replay -> "replay:" + replay.folder;
      case Cuda cuda -> "cuda:" + cuda.ordinal;
      case CudaUuid cuda -> "cuda:" + cuda.uuid;
      case Agent agent ->
          switch (agent.place) {
            case DeviceChoice.Place.ThisMachine _ -> "agent:" + agent.device.text();
            case DeviceChoice.Place.Host host ->
                "ssh://%s%s/%s"
                    .formatted(
                        host.destination(),
                        host.port() == 0 ? "" : ":" + host.port(),
                        agent.device.text());
          };
    };
  }

  /// The GPU that the address itself names.
  default Optional<GpuId> namedGpu() {
    return switch (this) {
      case Simulated simulated -> Optional.ofNullable(simulated.gpu);
      case Agent agent -> agent.device.namedGpu();
      case Replay _, Cuda _, CudaUuid _ -> Optional.empty();
    };
  }

  /// Whether it is simulated, here or elsewhere: then it is of any GPU that has a data sheet.
  default boolean isSimulated() {
    return switch (this) {
      case Simulated _ -> true;
      case Agent agent -> agent.device.isSimulated();
      case Replay _, Cuda _, CudaUuid _ -> false;
    };
  }

  /// Whether it is a GPU that CUDA runs on, here or elsewhere.
  default boolean isRealGpu() {
    return switch (this) {
      case Cuda _, CudaUuid _ -> true;
      case Agent agent -> agent.device.isRealGpu();
      case Simulated _, Replay _ -> false;
    };
  }

  /// Whether it is the address of a device, as seen on the device's own machine.
  default boolean isOf(DeviceChoice device) {
    return switch (this) {
      case Simulated simulated ->
          device instanceof DeviceChoice.Simulated other
              && (simulated.gpu == null || simulated.gpu.equals(other.gpu().id()));
      case Replay replay -> device.equals(new DeviceChoice.Replayed(replay.folder));
      case Cuda cuda -> device.equals(new DeviceChoice.Cuda(cuda.ordinal));
      case CudaUuid cuda -> device.equals(new DeviceChoice.CudaUuid(cuda.uuid));
      case Agent _ -> false;
    };
  }

  /// What to open at this address in place of a simulated GPU.
  default DeviceChoice insteadOf(DeviceChoice.Simulated asked) {
    return switch (this) {
      case Simulated _ -> asked;
      case Replay replay -> new DeviceChoice.Replayed(replay.folder);
      case Cuda cuda -> new DeviceChoice.Cuda(cuda.ordinal);
      case CudaUuid cuda -> new DeviceChoice.CudaUuid(cuda.uuid);
      case Agent agent -> new DeviceChoice.Remote(agent.place, agent.device.insteadOf(asked));
    };
  }

  /// Reads an address.
  final class Parser {
    private static final Pattern HOST =
        Pattern.compile("ssh://(?<destination>[^/:\\s]+)(:(?<port>\\d{1,5}))?(/(?<device>.*))?");
    private static final int CUDA_DIGITS = 4;

    private final String text;

    private Parser(String text) {
      this.text = text;
    }

    private DeviceAddress address() {
      Matcher host = HOST.matcher(text);
      if (host.matches()) {
        String device = host.group("device");
        String port = host.group("port");
        return new Agent(
            new DeviceChoice.Place.Host(
                host.group("destination"), port == null ? 0 : Integer.parseInt(port)),
            device == null || device.isEmpty() ? new Cuda(0) : plain(device));
      }
      if (text.startsWith("agent:")) {
        return new Agent(
            new DeviceChoice.Place.ThisMachine(), plain(text.substring("agent:".length())));
      }
      return plain(text);
    }

    private DeviceAddress plain(String device) {
      int colon = device.indexOf(':');
      String kind = colon < 0 ? device : device.substring(0, colon);
      String rest = colon < 0 ? "" : device.substring(colon + 1);
      if (colon >= 0 && rest.isEmpty()) {
        throw refused();
      }
      return switch (kind) {
        case "sim" -> colon < 0 ? simulated() : new Simulated(new GpuId(rest));
        case "cuda" -> colon < 0 ? new Cuda(0) : cuda(rest);
        case "replay" -> new Replay(folder(rest));
        default -> throw refused();
      };
    }

    private DeviceAddress cuda(String gpu) {
      if (gpu.startsWith("GPU-") || gpu.startsWith("MIG-")) {
        return new CudaUuid(new DeviceChoice.CudaUuid(gpu).uuid());
      }
      if (!gpu.matches("\\d{1,%d}".formatted(CUDA_DIGITS))) {
        throw refused();
      }
      return new Cuda(Integer.parseInt(gpu));
    }

    private Path folder(String path) {
      try {
        if (path.isEmpty()) {
          throw refused();
        }
        return Path.of(path);
      } catch (InvalidPathException _) {
        throw refused();
      }
    }

    private IllegalArgumentException refused() {
      return new IllegalArgumentException(
          "(%s) is no device. Write sim, sim:GPU, replay:FOLDER, cuda, cuda:N, cuda:MIG-UUID, ssh://USER@HOST, or ssh://USER@HOST/DEVICE."
              .formatted(text));
    }
  }
}

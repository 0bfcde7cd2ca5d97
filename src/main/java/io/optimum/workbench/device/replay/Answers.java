package io.optimum.workbench.device.replay;

import io.optimum.workbench.codec.recording.RecordingFolder;
import io.optimum.workbench.domain.load.Load;
import io.optimum.workbench.domain.run.Combination;
import io.optimum.workbench.domain.run.Deployment;
import io.optimum.workbench.domain.run.Recording;
import io.optimum.workbench.domain.run.RunRequest;
import io.optimum.workbench.domain.run.StreamPriority;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// Which recorded run answers a request: one of the same GPU, sharing, host threads, deployments
/// and loads. How long it was to run, its seed and its speed do not matter, nor does the order of
/// the deployments; alone on the GPU, nor does the priority. Of several, the one that is most like
/// the request.
///
/// A run that was steered or stopped is no measurement of its settings: it answers only those who
/// want to watch, and only where there is no better one.
final class Answers {
  private static final int SHOWN = 12;

  private final List<Recorded> all;

  private record Recorded(RecordingFolder folder, Recording.Run run) {}

  /// @param askedIndex for each deployment of the recorded run, its place in the request
  record Answer(RecordingFolder folder, Recording.Run run, int[] askedIndex) {}

  Answers(List<RecordingFolder> folders) {
    all =
        folders.stream()
            .flatMap(
                folder -> folder.recording().runs().stream().map(run -> new Recorded(folder, run)))
            .toList();
  }

  /// @throws IllegalArgumentException when it was not recorded, with what was
  Answer require(RunRequest request) {
    return all.stream()
        .filter(each -> each.run.isMeasurement() || request.trace())
        .filter(each -> places(each.run.request(), request).isPresent())
        .min(Comparator.comparingInt(each -> distance(each.run, request)))
        .flatMap(each ->
            places(each.run.request(), request)
                .map(places -> new Answer(each.folder, each.run, places)))
        .orElseThrow(() -> notRecorded(request));
  }

  private static int distance(Recording.Run run, RunRequest asked) {
    RunRequest recorded = run.request();
    return (run.isMeasurement() ? 0 : 8)
        + (recorded.seed() == asked.seed() ? 0 : 4)
        + (recorded.stop().equals(asked.stop()) ? 0 : 2)
        + (recorded.warmUpNanos() == asked.warmUpNanos() ? 0 : 1);
  }

  private static Optional<int[]> places(RunRequest recorded, RunRequest asked) {
    Combination combination = asked.combination();
    if (!recorded.gpu().equals(asked.gpu())
        || recorded.hostThreads() != asked.hostThreads()
        || recorded.combination().sharing() != combination.sharing()
        || recorded.combination().size() != combination.size()) {
      return Optional.empty();
    }
    int[] places = new int[combination.size()];
    BitSet taken = new BitSet();
    for (int i = 0; i < places.length; i++) {
      int place = taken.nextClearBit(0);
      while (place < places.length && !same(recorded, i, asked, place)) {
        place = taken.nextClearBit(place + 1);
      }
      if (place == places.length) {
        return Optional.empty();
      }
      taken.set(place);
      places[i] = place;
    }
    return Optional.of(places);
  }

  private static boolean same(RunRequest recorded, int i, RunRequest asked, int j) {
    boolean alone = asked.combination().size() == 1;
    Load load = recorded.loads().get(i);
    return load.equals(asked.loads().get(j))
        && settings(recorded.combination(), i, alone)
            .equals(settings(asked.combination(), j, alone));
  }

  private static Deployment settings(Combination combination, int index, boolean alone) {
    Deployment deployment = combination.deployments().get(index);
    return alone ? deployment.withPriority(StreamPriority.NORMAL) : deployment;
  }

  private IllegalArgumentException notRecorded(RunRequest request) {
    List<String> there =
        all.stream()
            .filter(each -> each.run.isMeasurement() || request.trace())
            .map(each -> title(each.run.request().combination()))
            .distinct()
            .toList();
    String more = there.size() > SHOWN ? " and %d more".formatted(there.size() - SHOWN) : "";
    return new IllegalArgumentException(
        "%s on %s was not recorded with these settings. Recorded are: %s%s."
            .formatted(
                title(request.combination()),
                request.gpu(),
                there.isEmpty()
                    ? "only runs that were steered or stopped"
                    : there.stream().limit(SHOWN).collect(Collectors.joining("; ")),
                more));
  }

  private static String title(Combination combination) {
    return combination.deployments().stream()
        .map(Answers::title)
        .collect(Collectors.joining(" + "));
  }

  private static String title(Deployment deployment) {
    return "%s at batch %d%s%s%s"
        .formatted(
            deployment.engine(),
            deployment.batchSize(),
            deployment.streams() == 1 ? "" : " on %d streams".formatted(deployment.streams()),
            deployment.priority() == StreamPriority.NORMAL
                ? ""
                : " of %s priority".formatted(deployment.priority()),
            deployment.cudaGraph() ? " as a graph" : "");
  }
}

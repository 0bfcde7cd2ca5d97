package io.optimum.workbench.device.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.optimum.workbench.domain.load.ArrivalProcess;
import io.optimum.workbench.domain.load.Batching;
import io.optimum.workbench.domain.load.Load;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BatcherTest {
  /// Service takes 10 ms, times are in ms: arrivals, preferred sizes, delay, sizes of the batches.
  @ParameterizedTest(name = "{3} of arrivals {0} with preferred {1} and delay {2}")
  @CsvSource({
    // without a delay an idle context takes what is there
    "0 0 0 1 2 3 4 5, '', 0, 3 5",
    "0 1 2 3 4 5 6 7 8 9 9, '', 0, 1 8 2",
    // the largest preferred size that is there, the rest next time
    "0 1 2 3 4 5 6 7 8 9 9, '4', 0, 1 4 4 2",
    "0 1 2 3 4 5 6 7 8 9 9, '4 8', 0, 1 8 2",
    "0 1 2, '4', 0, 1 2",
    // with a delay it waits for a preferred size, without one for the largest
    "0 1 2 3 4, '2', 5, 2 3",
    "0 1 2 3 4, '2', 50, 2 2 1",
    "0 1 2 3 4 5, '', 5, 6",
    "0 1 2 3 4 6, '', 5, 5 1",
    "0 0 0 0 0 0 0 0 0, '', 5, 8 1",
    // a preferred size is taken at once, whatever the delay
    "0 0 0 0 0, '4', 100, 4 1",
    // once the oldest has waited for the delay, all go
    "0 0 1 2 3 4 5, '2', 4, 2 5",
    "0 0 1 2 3 4 5, '2', 20, 2 2 2 1",
  })
  void batchesAsTritonDoes(String arrivals, String preferred, long delay, String sizes) {
    List<Long> times = numbers(arrivals).map(ms -> ms * 1_000_000).boxed().toList();
    List<Integer> wanted = numbers(preferred).mapToObj(size -> (int) size).toList();
    Load load =
        Load.queued(new ArrivalProcess.Recorded(times))
            .withBatching(new Batching.Dynamic(wanted, delay * 1_000_000));
    QueueBench bench = new QueueBench(load, 8, 1, 0, () -> 1e7).run(1e12);
    assertThat(bench.batches.stream().map(String::valueOf).collect(Collectors.joining(" ")))
        .isEqualTo(sizes);
  }

  @ParameterizedTest
  @CsvSource({"0, 10", "3, 13", "12, 22"})
  void aLoneInputWaitsForTheDelay(long delay, long latency) {
    Load load =
        Load.queued(new ArrivalProcess.Recorded(List.of(5_000_000L)))
            .withBatching(new Batching.Dynamic(List.of(), delay * 1_000_000));
    QueueBench bench = new QueueBench(load, 8, 1, 0, () -> 1e7).run(1e12);
    assertThat(bench.statistics.latency().meanNanos()).isEqualTo(latency * 1e6);
    assertThat(bench.statistics.service().meanNanos()).isEqualTo(1e7);
  }

  private static LongStream numbers(String text) {
    return text.isBlank()
        ? LongStream.empty()
        : Arrays.stream(text.split(" ", -1)).mapToLong(Long::parseLong);
  }
}

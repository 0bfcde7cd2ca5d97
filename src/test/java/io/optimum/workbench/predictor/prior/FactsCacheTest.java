package io.optimum.workbench.predictor.prior;

import static io.optimum.workbench.predictor.SyntheticEngines.GPU;
import static io.optimum.workbench.predictor.SyntheticEngines.engine;
import static org.assertj.core.api.Assertions.assertThat;

import io.optimum.workbench.domain.engine.EngineProfile;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FactsCacheTest {
  private final FactsCache cache = new FactsCache();
  private final EngineProfile profile = engine("one", 20, 50_000, 400, 0.1);

  @Test
  void whatIsKnownIsFoundAgain() {
    assertThat(cache.of(profile, GPU, 1)).isSameAs(cache.of(profile, GPU, 1));
  }

  @Test
  void eachShareOfTheSmsIsKnownForItself() {
    FactsCache.Known whole = cache.of(profile, GPU, 1);
    FactsCache.Known quarter = cache.of(profile, GPU, 0.25);
    assertThat(quarter.facts().busyNanos()).isGreaterThan(1.5 * whole.facts().busyNanos());
    assertThat(cache.of(profile, GPU, 1)).isSameAs(whole);
  }

  @Test
  void anEqualProfileIsAnotherOne() {
    EngineProfile equal = engine("one", 20, 50_000, 400, 0.1);
    assertThat(equal).isEqualTo(profile);
    assertThat(cache.of(equal, GPU, 1)).isNotSameAs(cache.of(profile, GPU, 1));
  }

  @Test
  void scalingIsOfTheBatchSizesGiven() {
    FactsCache.Known known = cache.of(profile, GPU, 1);
    EngineProfile quicker = engine("one", 10, 50_000, 400, 0.1);
    Scaling alone = known.scaling(List.of(profile));
    assertThat(known.scaling(List.of(profile))).isSameAs(alone);
    assertThat(known.scaling(List.of(quicker, profile)).leastBatchNanos())
        .isLessThan(alone.leastBatchNanos());
  }

  @Test
  void startsOverWhenItIsFull() {
    FactsCache.Known before = cache.of(profile, GPU, 1);
    IntStream.range(0, 16_384).forEach(i -> cache.of(engine("other" + i, 1, 50_000, 1, 0), GPU, 1));
    FactsCache.Known after = cache.of(profile, GPU, 1);
    assertThat(after).isNotSameAs(before);
    assertThat(after.facts().busyNanos()).isEqualTo(before.facts().busyNanos());
  }

  @Test
  void threadsThatAskAtOnceAreToldTheSame() {
    List<FactsCache.Known> told =
        IntStream.range(0, 1000).parallel().mapToObj(_ -> cache.of(profile, GPU, 1)).toList();
    assertThat(told).allSatisfy(each -> assertThat(each).isSameAs(told.getFirst()));
  }
}

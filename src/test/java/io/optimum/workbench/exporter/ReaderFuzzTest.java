package io.optimum.workbench.exporter;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.optimum.workbench.codec.JsonCodec;
import io.optimum.workbench.codec.JsonException;
import io.optimum.workbench.domain.Problem;
import io.optimum.workbench.exporter.plan.PlanJsonReader;
import io.optimum.workbench.exporter.triton.TritonConfigCheck;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Damaged files for the two readers: what comes out is a list of problems or a [JsonException],
/// never another exception, and soon.
class ReaderFuzzTest {
  private static final int CASES = 2000;
  private static final int DEEP_CASES = 100_000;
  private static final long MILLIS_AT_MOST = 3_000;

  /// Every kind of field that a configuration may hold.
  private static final String CONFIG =
      """
      name: "m" platform: 'tensorrt_plan' max_batch_size: 8
      input [ { name: "x" data_type: TYPE_FP32 dims: [ 3, -1, 224 ] } ]
      output [ { name: "y" data_type: TYPE_FP32 dims: [ 1000 ] } ]
      instance_group [ { count: 2 kind: KIND_GPU gpus: [ 0, 1 ]
        rate_limiter { resources [ { name: "R" count: 1 global: true } ] priority: 2 } } ]
      dynamic_batching { preferred_batch_size: [ 4, 8 ] max_queue_delay_microseconds: 100
        priority_levels: 3 default_priority_level: 1
        priority_queue_policy { key: 1 value: { timeout_action: REJECT } } }
      optimization { priority: PRIORITY_MAX cuda { graphs: true } } # a comment
      parameters { key: "a" value: { string_value: "\\n\\x41\\101" } }
      version_policy: { latest { num_versions: 1 } }
      """;

  private static final List<String> TOKENS =
      List.of(
          "{",
          "}",
          "[",
          "]",
          "<",
          ">",
          ":",
          ",",
          "\"",
          "'",
          "\\",
          "\n",
          " ",
          "#",
          "-",
          "null",
          "true",
          "1e999",
          "-1",
          "99999999999999999999",
          "0x",
          "1.5f",
          "\u0000",
          "é",
          "{}",
          "[]",
          "\"a\":",
          "input",
          "[x.y/z]",
          "NaN",
          "key",
          "value");

  private final PlanJsonReader reader = new PlanJsonReader(new JsonCodec());

  @Test
  @Timeout(60)
  void aDamagedConfigurationIsRefusedWithLineAndColumn() {
    configurations(CASES, 11);
  }

  @Test
  @Timeout(60)
  void aDamagedPlanIsRefused() {
    plans(CASES, 12);
  }

  @Test
  @Tag("slow")
  void manyDamagedFilesAreRefused() {
    configurations(DEEP_CASES, 13);
    plans(DEEP_CASES / 10, 14);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "input { ",
        "parameters { value { ",
        "[a.b/c] { ",
        "ensemble_scheduling { step { "
      })
  void depthDoesNotOverflow(String opening) {
    assertThat(TritonConfigCheck.check(opening.repeat(20_000), "deep")).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"[", "{\"a\":", "{\"format\":["})
  void aDeepPlanDoesNotOverflow(String opening) {
    refuses(opening.repeat(100_000).getBytes(UTF_8));
  }

  @Test
  void aLargeConfigurationIsRefusedAtOnce() {
    assertThat(TritonConfigCheck.check("#".repeat(2_000_000), "large"))
        .singleElement()
        .satisfies(each -> assertThat(each.message()).contains("more than 1048576"));
  }

  @Test
  void aPlanWithoutAValueNamesItsKey() {
    String json = plan();
    assertThatThrownBy(() ->
            reader.read(
                json.replaceFirst("\"sharing\": \"STREAMS\"", "\"sharing\": null").getBytes(UTF_8),
                "plan.json"))
        .isInstanceOf(JsonException.class)
        .hasMessageContaining("at `gpus[0].sharing`: There is no value.");
  }

  private static void configurations(int cases, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    for (int i = 0; i < cases; i++) {
      String text = damaged(CONFIG, random);
      long start = System.nanoTime();
      List<Problem> problems = TritonConfigCheck.check(text, "config.pbtxt");
      assertThat(Duration.ofNanos(System.nanoTime() - start).toMillis()).isLessThan(MILLIS_AT_MOST);
      assertThat(problems)
          .as(text)
          .allSatisfy(
              each -> assertThat(each.location()).matches("line [1-9]\\d*, column [1-9]\\d*"));
    }
  }

  private void plans(int cases, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    String plan = plan();
    for (int i = 0; i < cases; i++) {
      byte[] json = damaged(plan, random).getBytes(i % 2 == 0 ? UTF_8 : ISO_8859_1);
      long start = System.nanoTime();
      try {
        reader.read(json, "plan.json");
      } catch (JsonException e) {
        assertThat(e).hasMessageStartingWith("plan.json");
      }
      assertThat(Duration.ofNanos(System.nanoTime() - start).toMillis()).isLessThan(MILLIS_AT_MOST);
    }
  }

  private void refuses(byte[] json) {
    assertThatThrownBy(() -> reader.read(json, "plan.json")).isInstanceOf(JsonException.class);
  }

  private static String plan() {
    ExportBundle bundle =
        ExportTargets.standard(new JsonCodec())
            .require("plan")
            .export(ExportFixture.request(Path.of(".")));
    return ((ExportBundle.ExportFile.Text) bundle.files().getFirst()).content();
  }

  /// One to four times: a part removed, doubled or put elsewhere, a token put in, a value replaced.
  private static String damaged(String text, SplittableRandom random) {
    StringBuilder damaged = new StringBuilder(text);
    for (int i = random.nextInt(1, 5); i > 0 && !damaged.isEmpty(); i--) {
      int at = random.nextInt(damaged.length());
      int end = Math.min(damaged.length(), at + random.nextInt(1, 40));
      String part = damaged.substring(at, end);
      switch (random.nextInt(6)) {
        case 0 -> damaged.delete(at, end);
        case 1 -> damaged.insert(at, part);
        case 2 -> damaged.insert(random.nextInt(damaged.length()), part);
        case 3 -> damaged.insert(at, TOKENS.get(random.nextInt(TOKENS.size())));
        case 4 -> damaged.setCharAt(at, (char) random.nextInt(0x180));
        default -> value(damaged, at, random);
      }
    }
    return damaged.toString();
  }

  /// Replaces what follows the next colon, so that the syntax mostly stays whole.
  private static void value(StringBuilder text, int at, SplittableRandom random) {
    int colon = text.indexOf(":", at);
    int end = colon < 0 ? -1 : text.indexOf("\n", colon);
    if (end > 0) {
      String comma = text.charAt(end - 1) == ',' ? "," : "";
      text.replace(colon + 1, end, " " + TOKENS.get(random.nextInt(TOKENS.size())) + comma);
    }
  }
}

package io.optimum.workbench.exporter.text;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Names that mean something in another language come through each writer as names.
class ForeignTextTest {
  /// One of each kind that has broken something somewhere.
  public static final List<String> NASTY =
      List.of(
          "'; rm -rf ~; '",
          "$(touch pwned) `touch pwned`",
          "a\nb: !!python/object:os.system\n---\n",
          "<script>alert(1)</script>&\"'",
          "]]></style><svg onload=x>",
          "../../etc/passwd",
          "=HYPERLINK(\"x\")",
          "| a | b |",
          "yes",
          "NULL",
          "0x1F",
          "1e3",
          "~",
          "- x",
          "# x",
          "%TAG ! x",
          "tab\there",
          "\u202egnp.exe",
          "émoji 😀 日本",
          "\\u0000\\",
          "");

  @Test
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "It runs a POSIX shell.")
  void aShellGivesEveryWordBack() throws IOException {
    List<String> command = new ArrayList<>(List.of("sh", "-c"));
    StringBuilder script = new StringBuilder("printf '%%s\\0'".formatted());
    NASTY.forEach(each -> script.append(' ').append(Shell.word(each)));
    command.add(script.toString());
    Process process = new ProcessBuilder(command).start();
    String output = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(Arrays.asList(output.split("\0", -1)).subList(0, NASTY.size())).isEqualTo(NASTY);
  }

  @Test
  void yamlGivesEveryValueAndKeyBack() throws IOException {
    Map<String, Object> content = new LinkedHashMap<>();
    NASTY.forEach(each -> content.put("k" + each, each));
    NASTY.forEach(each -> content.put(each, List.of(each, Map.of(each, each), 1, true, 2.5)));
    content.put("lines", "a: 1\nb:\n  - \"x\"\n");
    content.put("nested", Map.of("empty", Map.of(), "none", List.of()));
    assertThat(read(Yaml.document(content))).isEqualTo(content);
  }

  @Test
  void yamlGivesTwoThousandRandomTextsBack() throws IOException {
    SplittableRandom random = new SplittableRandom(1);
    for (int i = 0; i < 2000; i++) {
      Map<String, Object> content = Map.of("v", text(random), "l", List.of(text(random)));
      String yaml = Yaml.document(content);
      assertThat(read(yaml)).as(yaml).isEqualTo(content);
    }
  }

  @ParameterizedTest
  @CsvSource({"'<a href=\"x\">', '&lt;a href=&quot;x&quot;&gt;'", "it's & so, it&#39;s &amp; so"})
  void htmlIsEscaped(String text, String escaped) {
    assertThat(Html.text(text)).isEqualTo(escaped);
  }

  @Test
  void aTableRowOfMarkdownHasItsCellsAndNoMore() {
    for (String each : NASTY) {
      String row = Markdown.row(each, "b");
      assertThat(row.strip().lines()).hasSize(1);
      assertThat(row.replace("\\|", "").chars().filter(c -> c == '|').count()).isEqualTo(3);
      assertThat(row).doesNotContain("<script", "<svg");
    }
  }

  @Test
  void aSpreadsheetSeesNoFormula() {
    String csv =
        new Csv(List.of("name")).row(List.of("=1+1")).row(List.of("a,\"b\"\nc")).toString();
    assertThat(csv).isEqualTo("name\n'=1+1\n\"a,\"\"b\"\"\nc\"\n");
    assertThat(new Csv(List.of("x")).row(List.of(-1.5)).toString()).isEqualTo("x\n-1.5\n");
  }

  private static String text(SplittableRandom random) {
    String alphabet = "ab:-#'\"\\{}[],&*!|>%@` \n\t\u0085\u2028\ufeffé😀0.~?=<";
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(12); i > 0; i--) {
      text.append(alphabet.charAt(random.nextInt(alphabet.length())));
    }
    return text.toString();
  }

  private static Object read(String yaml) throws IOException {
    return new ObjectMapper(new YAMLFactory()).readValue(yaml, Map.class);
  }
}

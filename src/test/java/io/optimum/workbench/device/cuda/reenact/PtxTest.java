package io.optimum.workbench.device.cuda.reenact;

import static org.assertj.core.api.Assertions.assertThat;

import io.optimum.workbench.device.cuda.StubLibrary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PtxTest {
  private static final Pattern ENTRY =
      Pattern.compile("\\.entry (\\w+)\\(([^)]*)\\)(?:\\s*\\.maxnreg (\\d+))?");
  @TempDir Path folder;

  @Test
  void anyDriverAndAnyGpuFromVoltaOnTakesIt() {
    assertThat(Ptx.text()).contains(".version 6.3", ".target sm_70", ".address_size 64");
  }

  @Test
  void hasEveryStandInWithTwelve64BitArgumentsAndItsRegisters() {
    Map<String, MatchResult> entries = entries();
    for (StandIn each : StandIn.ALL) {
      MatchResult entry = Objects.requireNonNull(entries.get(each.entry()));
      assertThat(entry.group(2).split("\\.param", -1)).as("arguments of %s", each).hasSize(13);
      assertThat(entry.group(2)).doesNotContain(".u32", ".f32", ".align");
      assertThat(entry.group(3)).as("registers of %s", each).isEqualTo("" + each.registers());
    }
  }

  @Test
  void hasTheCounterAndTheClock() {
    assertThat(entries().keySet())
        .hasSize(StandIn.ALL.size() + 2)
        .contains("reenact_advance", "reenact_clock");
  }

  @ParameterizedTest
  @ValueSource(strings = {"sm_75", "sm_80", "sm_86", "sm_89", "sm_90", "sm_100", "sm_120"})
  void compilesWithoutSpillsAndHoldsItsRegisters(String architecture) throws IOException {
    StubLibrary.assumeHas("ptxas");
    Path ptx = Files.writeString(folder.resolve("reenact.ptx"), Ptx.text());
    String said =
        StubLibrary.run(
            List.of(
                "ptxas",
                "-v",
                "-arch=" + architecture,
                "-o",
                folder.resolve("out.cubin").toString(),
                ptx.toString()));
    assertThat(said)
        .contains("0 bytes spill stores")
        .doesNotContainPattern("[1-9]\\d* bytes spill");
    Map<String, Integer> registers = registers(said);
    for (StandIn each : StandIn.ALL) {
      assertThat(registers.get(each.entry()))
          .as("registers of %s on %s", each.entry(), architecture)
          .isBetween((int) (0.68 * each.registers()), each.registers());
    }
  }

  /// Who changes the kernels compiles them again: `src/build/reenact.sh`.
  @Test
  void isWhatTheSourceCompilesTo() throws IOException {
    StubLibrary.assumeHas("nvcc");
    Path out = folder.resolve("reenact.ptx").toAbsolutePath();
    StubLibrary.run(List.of("src/build/reenact.sh", out.toString()));
    assertThat(Files.readString(out)).isEqualTo(Ptx.text());
  }

  private static Map<String, MatchResult> entries() {
    Map<String, MatchResult> entries = new TreeMap<>();
    ENTRY.matcher(Ptx.text()).results().forEach(each -> entries.put(each.group(1), each));
    return entries;
  }

  private static Map<String, Integer> registers(String said) {
    Map<String, Integer> registers = new TreeMap<>();
    Pattern.compile("Compiling entry function '(\\w+)'.*?Used (\\d+) registers", Pattern.DOTALL)
        .matcher(said)
        .results()
        .forEach(each -> registers.put(each.group(1), Integer.valueOf(each.group(2))));
    return registers;
  }
}

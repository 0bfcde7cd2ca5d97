package io.optimum.workbench.importer.colocation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.optimum.workbench.domain.table.MeasuredRow;
import io.optimum.workbench.domain.table.MeasuredTable;
import io.optimum.workbench.domain.table.Party;
import io.optimum.workbench.domain.table.TableColumn;
import io.optimum.workbench.domain.table.Target;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ColocationTableReaderTest {
  private static final String MIXES =
      """
      mix,model,role,solo_ms,dram,latency_ms
      m1,a,be,2,30,5
      m1,b,rt,4,60,6
      m2,a,be,2,30,3
      m2,c,be,1,10,
      """;

  private static final String MIX_MAPPING =
      """
      {"format": "optimum-table-mapping", "formatVersion": 1,
       "lookups": [{"column": "kernels", "by": ["model"], "values": {"a": 10, "b": 20, "c": 5}}],
       "targets": {"latency": {"column": "latency_ms", "unit": "ms"}},
       "engine": {
         "model": "model",
         "soloLatency": {"column": "solo_ms", "unit": "ms"},
         "kernels": {"column": "kernels", "unit": "count"},
         "features": [{"column": "dram", "unit": "percent"}, {"column": "role", "unit": "category"}]},
       "coRunners": {"rowsOf": ["mix"]}}
      """;

  @TempDir Path folder;

  private MeasuredTable read(String csv, String mapping, Target target) throws IOException {
    return ColocationTableReader.read(
        Files.writeString(folder.resolve("table.csv"), csv),
        Files.writeString(folder.resolve("mapping.json"), mapping),
        target);
  }

  @Test
  void theRowsOfAMixRunBesideOneAnother() throws IOException {
    MeasuredRow row = read(MIXES, MIX_MAPPING, Target.LATENCY).rows().getFirst();
    assertThat(row.others()).extracting(Party::model).containsExactly("b");
    assertThat(row.target().kernels()).isEqualTo(10);
    assertThat(row.measured()).isCloseTo(0.005, within(1e-12));
    assertThat(row.solo()).isCloseTo(0.002, within(1e-12));
  }

  @Test
  void unitsAndCategoriesBecomeColumns() throws IOException {
    MeasuredTable table = read(MIXES, MIX_MAPPING, Target.LATENCY);
    assertThat(table.columns())
        .extracting(TableColumn::name)
        .containsExactly("dram", "role is be", "role is rt");
    assertThat(table.rows().getFirst().target().values()).containsExactly(0.3, 1, 0);
  }

  @Test
  void aRowThatWasNotMeasuredIsLeftOutAndCounted() throws IOException {
    MeasuredTable table = read(MIXES, MIX_MAPPING, Target.LATENCY);
    assertThat(table.rows()).hasSize(3);
    assertThat(table.leftOut()).containsEntry("latency_ms not measured", 1);
  }

  @Test
  void copiesAreTheEngineItselfAndRowsAloneItsProfile() throws IOException {
    String csv =
        """
        model,share,batch,n,rps
        a,1,1,1,100
        a,2,1,1,150
        a,1,1,3,40
        a,2,1,2,0
        """;
    String mapping =
        """
        {"format": "optimum-table-mapping", "formatVersion": 1, "missing": ["0"],
         "targets": {"throughput": {"column": "rps", "unit": "1/s"}},
         "engine": {"model": "model"},
         "solo": {"where": {"n": ["1"]}, "axes": ["share", "batch"], "share": "share"},
         "coRunners": {"copies": "n"}}
        """;
    MeasuredTable table = read(csv, mapping, Target.THROUGHPUT);
    assertThat(table.rows()).hasSize(1);
    MeasuredRow row = table.rows().getFirst();
    assertThat(row.others()).hasSize(2).containsOnly(row.target());
    assertThat(row.solo()).isEqualTo(100);
    assertThat(row.target().usedFraction()).isEqualTo(1);
    assertThat(table.leftOut()).containsEntry("profile of the engine alone", 2);
  }

  @Test
  void repeatsOfAProfileAreOneAndThoseNotMeasuredAreNone() throws IOException {
    String csv =
        """
        model,n,ms
        a,1,2
        a,1,nan
        a,1,4
        a,1,90
        a,2,8
        """;
    String mapping =
        """
        {"format": "optimum-table-mapping", "formatVersion": 1,
         "targets": {"latency": {"column": "ms", "unit": "ms"}},
         "engine": {"model": "model"},
         "solo": {"where": {"n": ["1"]}, "axes": []},
         "coRunners": {"copies": "n"}}
        """;
    MeasuredTable table = read(csv, mapping, Target.LATENCY);
    assertThat(table.rows()).hasSize(1);
    assertThat(table.rows().getFirst().solo()).isCloseTo(0.004, within(1e-12));
  }

  @Test
  void aRateThatWasNotMeasuredIsNoClosedLoop() throws IOException {
    String csv =
        """
        mix,model,rps,s
        x,a,,1.2
        x,b,30,1.3
        y,a,NA,1.4
        y,b,30,1.5
        z,a,,1.6
        z,c,20,1.7
        """;
    String mapping =
        """
        {"format": "optimum-table-mapping", "formatVersion": 1,
         "targets": {"slowdown": {"column": "s", "unit": "ratio"}},
         "engine": {"model": "model", "offeredRate": {"column": "rps", "unit": "1/s"}},
         "coRunners": {"rowsOf": ["mix"]}}
        """;
    MeasuredTable table = read(csv, mapping, Target.SLOWDOWN);
    assertThat(table.rows()).hasSize(4);
    assertThat(table.leftOut())
        .containsEntry("rps not measured", 1)
        .containsEntry("an engine beside it: rps not measured", 1);
  }

  @Test
  void aSlotWithoutAModelIsEmpty() throws IOException {
    String csv =
        """
        m,u,m2,u2,m3,u3,s
        a,0.2,b,0.5,,0,1.4
        b,0.5,a,0.2,a,0.2,1.3
        """;
    String mapping =
        """
        {"format": "optimum-table-mapping", "formatVersion": 1,
         "targets": {"slowdown": {"column": "s", "unit": "ratio"}},
         "engine": {"model": "m", "features": [{"column": "u", "unit": "fraction"}]},
         "coRunners": {"repeated": [
           {"model": "m2", "features": [{"column": "u2", "unit": "fraction"}]},
           {"model": "m3", "features": [{"column": "u3", "unit": "fraction"}]}]}}
        """;
    List<MeasuredRow> rows = read(csv, mapping, Target.SLOWDOWN).rows();
    assertThat(rows).extracting(row -> row.others().size()).containsExactly(1, 2);
    assertThat(rows).extracting(MeasuredRow::combination).containsExactly("a + b", "a + a + b");
  }

  private static final String LISTED_MAPPING =
      """
      {"format": "optimum-table-mapping", "formatVersion": 1,
       "splits": [{"column": "others", "separator": ";", "into": ["first", "second"]}],
       "lookups": [{"column": "busy", "by": ["model"], "values": {"a": 0.1, "b": 0.2}},
                   {"column": "busy 1", "by": ["first"], "values": {"a": 0.1, "b": 0.2}},
                   {"column": "busy 2", "by": ["second"], "values": {"a": 0.1, "b": 0.2}}],
       "targets": {"slowdown": {"column": "slowdown", "unit": "ratio"}},
       "engine": {"model": "model", "features": [{"column": "busy", "unit": "fraction"}]},
       "pooled": [{"column": "clock", "unit": "MHz"}],
       "coRunners": {"repeated": [
         {"model": "first", "features": [{"column": "busy 1", "unit": "fraction"}]},
         {"model": "second", "features": [{"column": "busy 2", "unit": "fraction"}]}]}}
      """;

  @Test
  void aCellThatListsEnginesIsSplit() throws IOException {
    String csv = "model,others,clock,slowdown\na,b; a,1410,1.2\na,b,1065,1.1\nb,,1410,1.0\n";
    List<MeasuredRow> rows = read(csv, LISTED_MAPPING, Target.SLOWDOWN).rows();
    assertThat(rows)
        .extracting(row -> row.others().stream().map(Party::model).toList())
        .containsExactly(List.of("b", "a"), List.of("b"), List.of());
    assertThat(rows.getFirst().pooled()).containsExactly(1410e6);
    assertThat(rows.getFirst().others().getLast().values()).containsExactly(0.1);
  }

  @Test
  void featuresOfEnginesAtOnePlaceAreOfOneKind() {
    String csv = "model,others,clock,slowdown\na,b,1410,1.2\n";
    String clock = "\"features\": [{\"column\": \"clock\", \"unit\": \"MHz\"}]";
    String mapping =
        LISTED_MAPPING.replace(
            "\"features\": [{\"column\": \"busy 2\", \"unit\": \"fraction\"}]", clock);
    assertThatThrownBy(() -> read(csv, mapping, Target.SLOWDOWN))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("busy is in fraction and clock of the one named by second in MHz");
  }

  @Test
  void aCellThatListsMoreThanThereAreColumnsForIsRefused() {
    assertThatThrownBy(() ->
            read(
                "model,others,clock,slowdown\na,b;a;b,1410,1.2\n", LISTED_MAPPING, Target.SLOWDOWN))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("table.csv, line 2: the others (b;a;b) lists 3 texts")
        .hasMessageEndingWith("Name more of them under `into`.");
  }

  @Test
  void aColumnThatIsNotThereIsNamedWithThoseThatAre() {
    assertThatThrownBy(
            () -> read(MIXES, MIX_MAPPING.replace("\"dram\"", "\"dramm\""), Target.LATENCY))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'dramm'")
        .hasMessageContaining("table.csv, line 2")
        .hasMessageContaining("[mix, model, role, solo_ms, dram, latency_ms, kernels]")
        .hasMessageEndingWith("Name one of these in the mapping, or leave it out there.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"-1", "many", "Infinity"})
  void aTargetThatIsNoNumberAboveZeroIsNamedWithItsLine(String cell) {
    assertThatThrownBy(() ->
            read(
                MIXES.replace("m1,a,be,2,30,5", "m1,a,be,2,30," + cell),
                MIX_MAPPING,
                Target.LATENCY))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("table.csv, line 2")
        .hasMessageContaining("latency_ms (" + cell + ")");
  }

  @Test
  void aTableOfAHeaderOnlyIsRefused() {
    assertThatThrownBy(
            () -> read("mix,model,role,solo_ms,dram,latency_ms\n", MIX_MAPPING, Target.LATENCY))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("no rows");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"rowsOf\"  | \"rowOf\"      | [rowOf] is not known",
        "\"percent\" | \"per cent\"   | 'per cent' is not known",
        "\"targets\" | \"target\"     | [target] is not known",
        "\"formatVersion\": 1 | \"formatVersion\": 2 | formatVersion 1",
        "[\"mix\"]   | \"mix\"        | must be a list of texts",
        "\"model\": \"model\" | \"model\": 3 | model must be a text",
        "\"unit\": \"percent\" | \"unit\": \"percent\", \"transfers\": \"yes\" | transfers must be"
            + " true or false",
        "\"a\": 10 | \"a\": [10] | a must be a text or a number",
        "\"lookups\": [{ | \"pooled\": {}, \"lookups\": [{ | pooled must be a list",
        "\"targets\": { | \"decimal\": \"comma\", \"targets\": { | decimal must be . or ,",
        "\"column\": \"latency_ms\", \"unit\": \"ms\" | \"column\": \"latency_ms\" | latency: the"
            + " key unit is missing. Add one of ns, us, ms, s",
        "\"model\": \"model\", | '' | engine: the key model is missing. Add it; file-formats.md",
      })
  void aMappingWithAMistakeIsRefusedByItsPath(String right, String wrong, String message) {
    assertThatThrownBy(() -> read(MIXES, MIX_MAPPING.replace(right, wrong), Target.LATENCY))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(message);
  }

  @Test
  void aTargetThatTheMappingDoesNotHaveIsRefused() {
    assertThatThrownBy(() -> read(MIXES, MIX_MAPPING, Target.SLOWDOWN))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(
            "no target slowdown; it has latency. Ask for one that it has with --target");
  }

  @ParameterizedTest
  @ValueSource(strings = {"disb", "parvagpu", "triton-sweep"})
  void shippedMappingsAreReadAndFollowTheSchema(String name) throws IOException {
    Path file = Path.of("assets/table-mappings", name + ".json");
    Schema schema =
        SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(
                Files.readString(Path.of("assets/schema/table-mapping.schema.json")),
                InputFormat.JSON);
    assertThat(MappingReader.read(file).about()).isNotBlank();
    assertThat(schema.validate(Files.readString(file), InputFormat.JSON)).isEmpty();
    assertThat(schema.validate(MIX_MAPPING, InputFormat.JSON)).isEmpty();
    assertThat(schema.validate(MIX_MAPPING.replace("rowsOf", "rowOf"), InputFormat.JSON))
        .isNotEmpty();
  }

  /// Model Analyzer names every setting of a model anew in `model`; `models` is the model itself.
  @Test
  void theSweepMappingFindsTheModelAloneWhateverItsSettingIsCalled() throws IOException {
    String sweep =
        """
        file,models,model,instances,max_batch,dynamic_batching,concurrency,throughput,lat_avg_ms
        FILE,vgg19_libtorch,vgg19_libtorch_config_3,1,4,True,8,100,80
        FILE,vgg19_libtorch,vgg19_libtorch_config_9,3,4,True,8,150,160
        FILE,other,other_config_1,3,4,True,8,150,160
        """
            .replace("FILE", "experiments/data/resnet50_libtorch/0.ckpt");
    String mapping = Files.readString(Path.of("assets/table-mappings/triton-sweep.json"));
    MeasuredRow row =
        assertThat(read(sweep, mapping, Target.THROUGHPUT).rows()).singleElement().actual();
    assertThat(row.others()).extracting(Party::model).containsOnly("vgg19_libtorch").hasSize(2);
    assertThat(row.measured()).isCloseTo(150, within(1e-9));
  }

  @Test
  void unitsOfTheSchemaAreThoseOfTheProgram() throws IOException {
    String schema = Files.readString(Path.of("assets/schema/table-mapping.schema.json"));
    for (ColumnUnit unit : ColumnUnit.values()) {
      assertThat(schema).contains("\"%s\"".formatted(unit.text()));
    }
  }
}

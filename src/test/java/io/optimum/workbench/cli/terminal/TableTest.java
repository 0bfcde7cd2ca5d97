package io.optimum.workbench.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TableTest {
  @Test
  void putsTextsToTheLeftAndQuantitiesToTheRight() {
    Table table = new Table("engine", "settings", "error", "SLO");
    table.row("bert", "batch 8", "+2.2 %", "none");
    table.row("resnet50", "graph", "-10.0 %", "40.000 ms");
    assertThat(table.lines())
        .containsExactly(
            "engine    settings    error        SLO",
            "--------------------------------------",
            "bert      batch 8    +2.2 %       none",
            "resnet50  graph     -10.0 %  40.000 ms");
  }

  @Test
  void whatIsTooWideGoesOnBelowBesideTheFirstColumn() {
    Table table = new Table("engine", "settings", "error", "SLO");
    table.row("bert", "batch 8", "+2.2 %", "none");
    table.row("resnet50", "graph", "-10.0 %", "40.000 ms");
    assertThat(table.lines(30))
        .containsExactly(
            "engine    settings    error",
            "---------------------------",
            "bert      batch 8    +2.2 %",
            "resnet50  graph     -10.0 %",
            "",
            "engine          SLO",
            "-------------------",
            "bert           none",
            "resnet50  40.000 ms");
    assertThat(table.lines(38)).isEqualTo(table.lines());
    assertThat(table.lines(1)).as("a column for each").hasSize(3 * 4 + 2);
  }

  @Test
  void aTitleOverNothingStaysWhereTextsBegin() {
    Table table = new Table("engine", "note");
    table.row("bert", "");
    assertThat(table.lines()).contains("engine  note", "bert");
  }
}

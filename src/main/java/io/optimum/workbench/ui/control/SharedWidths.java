package io.optimum.workbench.ui.control;

import javafx.scene.control.ConstrainedColumnResizeBase;
import javafx.scene.control.TableView;
import javafx.util.Callback;

/// Columns share the width of their table as the toolkit has it, but from their wanted widths each
/// time there is more or less of it: the toolkit goes on from the widths of before, so that they
/// depend on how the window came to its size.
@SuppressWarnings("rawtypes") // as the toolkit's own policies
final class SharedWidths extends ConstrainedColumnResizeBase
    implements Callback<TableView.ResizeFeatures, Boolean> {
  private final Runnable anew;
  private double shared = -1;
  private boolean sharing;

  /// @param anew gives the columns their wanted widths and calls [#share]
  SharedWidths(Runnable anew) {
    this.anew = anew;
  }

  @Override
  public Boolean call(TableView.ResizeFeatures features) {
    boolean whole = features.getColumn() == null;
    if (whole && !sharing && features.getContentWidth() != shared) {
      anew.run();
      return true;
    }
    if (whole) {
      shared = features.getContentWidth();
    }
    return TableView.CONSTRAINED_RESIZE_POLICY_ALL_COLUMNS.call(features);
  }

  void share(TableView<?> table) {
    sharing = true;
    try {
      table.setColumnResizePolicy(this);
      call(new TableView.ResizeFeatures<>(table, null, 0.0));
    } finally {
      sharing = false;
    }
  }
}

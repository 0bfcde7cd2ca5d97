/// The documentation inside the window: the same pages as `src/site/markdown`.
///
/// [Docs] lists the pages, [Markdown] reads one, [Page] draws it, [DocsView] shows them;
/// [Definitions] knows what each number on screen means. Uses `ui.style` only.
@NullMarked
package io.optimum.workbench.ui.docs;

import org.jspecify.annotations.NullMarked;

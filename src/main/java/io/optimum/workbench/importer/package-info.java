/// Files of others to domain; one reader per format, one enum lists them.
@NullMarked
package io.optimum.workbench.importer;

import org.jspecify.annotations.NullMarked;

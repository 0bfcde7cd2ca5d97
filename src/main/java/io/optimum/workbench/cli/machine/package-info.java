/// Commands where a GPU is: what the machine has ([DoctorCommand]), engines of the catalogue built
/// and profiled ([NetworksCommand], [BuildCommand], [ProfileCommand]), the recording suite
/// ([RecordSuiteCommand]). Uses `cli.option` and `cli.terminal`.
@NullMarked
package io.optimum.workbench.cli.machine;

import org.jspecify.annotations.NullMarked;

/// Native libraries through `java.lang.foreign`: [NativeLibrary] finds one, [NativeFunction] calls
/// one of its functions, [Memory] reads what it points to, [ProcessVariables] sets what libraries
/// read when they start. Here are all uses of restricted methods but for callbacks, see decision
/// 0040. Uses the JDK only.
@NullMarked
package io.optimum.workbench.device.cuda.foreign;

import org.jspecify.annotations.NullMarked;

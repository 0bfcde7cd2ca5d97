/// Which device runs: the choice, in what state each device is, and the hosts that are remembered.
///
/// [DeviceViewModel] has the list and the chosen one, [DeviceState] what is known of a device,
/// [KnownHosts] the file of hosts. [DeviceButton] shows the chosen device and opens [DevicePanel].
/// Uses `workflow` and what screens share.
@NullMarked
package io.optimum.workbench.ui.device;

import org.jspecify.annotations.NullMarked;

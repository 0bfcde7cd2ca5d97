// A driver that answers as INIT, VERSION and COUNT say.
#include <string.h>
int cuInit(unsigned flags) { return INIT; }
int cuDriverGetVersion(int *version) { *version = VERSION; return 0; }
int cuDeviceGetCount(int *count) { *count = COUNT; return 0; }
int cuDeviceGet(int *device, int ordinal) { *device = ordinal; return 0; }
int cuDeviceGetName(char *name, int length, int device) {
  strncpy(name, device == 0 ? "NVIDIA H100 80GB HBM3" : device == 1 ? "NVIDIA L4" : "NVIDIA H100 80GB HBM3 MIG 1g.10gb", length);
  return 0;
}
int cuDeviceTotalMem_v2(unsigned long *bytes, int device) {
  *bytes = 85028896768UL;
  return 0;
}
int cuDeviceGetUuid_v2(unsigned char *uuid, int device) {
  for (int i = 0; i < 16; i++) uuid[i] = (unsigned char)(16 * device + i);
  return 0;
}
int cuDeviceGetAttribute(int *value, int attribute, int device) {
  switch (attribute) {
    case 13: *value = 1980000; break;
    case 16: *value = 132; break;
    case 36: *value = 2619000; break;
    case 37: *value = 5120; break;
    case 38: *value = 52428800; break;
    case 39: *value = 2048; break;
    case 40: *value = 3; break;
    case 75: *value = 9; break;
    case 76: *value = 0; break;
    case 81: *value = 233472; break;
    case 82: *value = 65536; break;
    case 106: *value = 32; break;
    default: return 1;
  }
  return 0;
}

// A board with two processes; INIT is what nvmlInit_v2 answers, POWER what the power call does. With FOREIGN and HOT, the
// names of files: this process, another while the one file is there, and heat while the other is.
#include <string.h>
#include <unistd.h>
#ifdef FOREIGN
#define TEXT_OF(name) #name
#define TEXT(name) TEXT_OF(name)
#define THERE(name) (access(TEXT(name), F_OK) == 0)
#endif
typedef struct { unsigned pid; unsigned long long used; unsigned gpu, compute; } process;
int nvmlInit_v2(void) { return INIT; }
int nvmlShutdown(void) { return 0; }
const char *nvmlErrorString(int code) { return code == 9 ? "Driver Not Loaded" : "Not Supported"; }
int nvmlSystemGetDriverVersion(char *text, unsigned length) { strncpy(text, "550.54.15", length); return 0; }
int nvmlDeviceGetHandleByUUID(const char *uuid, void **device) {
  *device = !strcmp(uuid, "GPU-1") ? (void *)0x1234 : !strcmp(uuid, "MIG-b") ? (void *)0x2002 : 0;
  return *device ? 0 : 6;
}
// The board is cut into two slices, at places 0 and 2 of 7.
typedef struct { unsigned sms, copy, decoder, encoder, jpeg, ofa, gpu, compute; unsigned long long mib; } attributes;
int nvmlDeviceGetCount_v2(unsigned *count) { *count = 1; return 0; }
int nvmlDeviceGetHandleByIndex_v2(unsigned index, void **device) { *device = (void *)0x1234; return index ? 2 : 0; }
int nvmlDeviceGetMaxMigDeviceCount(void *device, unsigned *count) { *count = 7; return 0; }
int nvmlDeviceGetMigDeviceHandleByIndex(void *device, unsigned index, void **slice) {
  *slice = (void *)(0x2000L + index);
  return index == 0 || index == 2 ? 0 : 6;
}
int nvmlDeviceGetDeviceHandleFromMigDeviceHandle(void *slice, void **device) {
  *device = (void *)0x1234;
  return slice == (void *)0x2002 ? 0 : 2;
}
int nvmlDeviceGetUUID(void *device, char *text, unsigned length) {
  strncpy(text, device == (void *)0x2000 ? "MIG-a" : "MIG-b", length);
  return 0;
}
int nvmlDeviceGetName(void *device, char *text, unsigned length) {
  strncpy(text, device == (void *)0x2000 ? "NVIDIA H200 MIG 3g.71gb" : "NVIDIA H200 MIG 1g.18gb", length);
  return 0;
}
int nvmlDeviceGetAttributes_v2(void *device, attributes *of) {
  memset(of, 1, sizeof *of);
  of->sms = device == (void *)0x2000 ? 60 : 16;
  of->mib = device == (void *)0x2000 ? 71424 : 16384;
  return 0;
}
static int ok(void *device) { return device == (void *)0x1234 ? 0 : 2; }
int nvmlDeviceGetClockInfo(void *device, int type, unsigned *mhz) { *mhz = type == 1 ? 1755 : 0; return ok(device); }
int nvmlDeviceGetPowerUsage(void *device, unsigned *mw) { *mw = 412500; return POWER; }
int nvmlDeviceGetTemperature(void *device, int sensor, unsigned *c) { *c = 66; return ok(device); }
int nvmlDeviceGetCurrentClocksThrottleReasons(void *device, unsigned long long *bits) {
#ifdef FOREIGN
  *bits = THERE(HOT) ? 0x20 : 0;
#else
  *bits = 0x25;
#endif
  return ok(device);
}
int nvmlDeviceGetComputeRunningProcesses_v3(void *device, unsigned *count, process *all) {
  if (*count < 2) return 7;
  if (device == (void *)0x2002) {
    *count = 1;
    all[0].pid = (unsigned)getpid();
    return 0;
  }
  *count = 2;
  memset(all, 0, 2 * sizeof(process));
  all[0].pid = 17;
  all[1].pid = 4294967295u;
#ifdef FOREIGN
  all[1].pid = (unsigned)getpid();
  if (!THERE(FOREIGN)) {
    *count = 1;
    all[0] = all[1];
  }
#endif
  return ok(device);
}
int nvmlSystemGetProcessName(unsigned pid, char *name, unsigned length) {
  if (pid != 17) return 4;
  strncpy(name, "python3", length);
  return 0;
}

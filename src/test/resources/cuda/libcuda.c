// A driver with one GPU that runs everything at once and takes times of its own: a kernel lasts as many clocks at
// 1.5 GHz as its first argument says, per wave of two blocks on each of 132 SMs. Counts what is open, and says it
// on standard error when the process ends. FAIL_LAUNCH is the number of the launch that fails, and all after it;
// FAIL_PINNED is the number of the piece of page-locked memory that is not to be had, FAIL_GREEN of the green context
// that is no context; FAIL_ASKED of 801 has no green contexts.
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#define INIT 0
#define VERSION 12040
#define COUNT 1
#include "libcuda_stub.c"
#define API __attribute__((visibility("default")))
typedef uint64_t word;
typedef struct { char name[32]; unsigned blocks; word arguments[12]; } launch;
typedef struct { launch *all; int count; } graph;
typedef struct { double nanos; graph *capturing; int priority; } stream;
// Threads open and close side by side: counted atomically.
static _Atomic int streams, events, graphs, executables, modules, buffers, pinned, contexts, greens, launches;
static _Atomic int current_green, number_of_launch;
__attribute__((destructor)) static void report(void) {
  fprintf(stderr, "open: %d streams %d events %d graphs %d executables %d modules %d buffers %d pinned %d contexts %d green; ran %d launches\n",
          streams, events, graphs, executables, modules, buffers, pinned, contexts, greens, launches);
}
int cuDevicePrimaryCtxRetain(void **c, int d) { fprintf(stderr, "%s connections\n", getenv("CUDA_DEVICE_MAX_CONNECTIONS")); contexts++; *c = (void *)0xc0; return 0; }
int cuDevicePrimaryCtxRelease_v2(int d) { contexts--; return 0; }
int cuCtxSetCurrent(void *c) { current_green = c == (void *)0xc1; return c ? 0 : 201; }
int cuCtxGetStreamPriorityRange(int *least, int *greatest) { *least = 0; *greatest = -5; return 0; }
int cuStreamCreateWithPriority(stream **s, unsigned flags, int priority) {
  if (flags != 1) return 1;
  *s = calloc(1, sizeof(stream));
  (*s)->priority = priority;
  fprintf(stderr, "stream priority %d%s\n", priority, current_green ? " green" : "");
  streams++;
  return 0;
}
int cuStreamDestroy_v2(stream *s) { streams--; free(s); return 0; }
int cuStreamSynchronize(stream *s) { return s ? 0 : 400; }
int cuEventCreate(double **e, unsigned flags) { *e = calloc(1, sizeof(double)); events++; return 0; }
int cuEventDestroy_v2(double *e) { events--; free(e); return 0; }
int cuEventRecord(double *e, stream *s) { *e = s->nanos; return 0; }
int cuEventQuery(double *e) { return 0; }
int cuEventElapsedTime(float *ms, double *from, double *to) { *ms = (float)((*to - *from) / 1e6); return 0; }
int cuStreamBeginCapture_v2(stream *s, int mode) {
  if (mode != 1 || s->capturing) return 901;
  s->capturing = calloc(1, sizeof(graph));
  s->capturing->all = calloc(4096, sizeof(launch));
  return 0;
}
int cuStreamEndCapture(stream *s, graph **g) { *g = s->capturing; s->capturing = 0; graphs++; return 0; }
int cuGraphInstantiateWithFlags(graph **exec, graph *g, unsigned long long flags) { *exec = g; executables++; return 0; }
int cuGraphExecDestroy(graph *exec) { executables--; return 0; }
int cuGraphDestroy(graph *g) { graphs--; free(g->all); free(g); return 0; }
int cuModuleLoadData(void **m, const char *ptx) { modules++; *m = (void *)0x30; return strstr(ptx, ".version 6.3") ? 0 : 218; }
int cuModuleUnload(void *m) { modules--; return 0; }
int cuModuleGetFunction(char **f, void *m, const char *name) { *f = strdup(name); return 0; }
int cuFuncGetAttribute(int *value, int attribute, char *f) { *value = attribute == 8 ? 49152 : 64; return 0; }
int cuFuncSetAttribute(char *f, int attribute, int value) { return attribute == 8 && value > 49152 && value <= 232448 ? 0 : 1; }
static void run(stream *s, const launch *l) {
  launches++;
  if (!strcmp(l->name, "reenact_clock")) {
    word *out = (word *)l->arguments[1];
    out[0] = l->arguments[0];
    out[1] = (word)(l->arguments[0] / 1.5);
  } else if (!strcmp(l->name, "reenact_advance")) {
    *(word *)l->arguments[0] += 1;
  } else {
    s->nanos += 500 + l->arguments[0] / 1.5 * ((l->blocks + 263) / 264);
  }
}
int cuLaunchKernel(char *f, unsigned gx, unsigned gy, unsigned gz, unsigned bx, unsigned by, unsigned bz, unsigned shared,
                   stream *s, void **arguments, void **extra) {
  if (++number_of_launch >= FAIL_LAUNCH) return 700;
  if (gy != 1 || gz != 1 || by != 1 || bz != 1 || bx > 1024 || !s) return 1;
  launch l;
  strncpy(l.name, f, sizeof l.name);
  l.blocks = gx;
  int count = strstr(f, "advance") ? 1 : strstr(f, "clock") ? 2 : 12;
  for (int i = 0; i < count; i++) l.arguments[i] = *(word *)arguments[i];
  if (s->capturing) s->capturing->all[s->capturing->count++] = l;
  else run(s, &l);
  return 0;
}
int cuGraphLaunch(graph *g, stream *s) {
  for (int i = 0; i < g->count; i++) run(s, &g->all[i]);
  return 0;
}
int cuMemAlloc_v2(void **p, size_t bytes) { *p = malloc(bytes); buffers++; return *p ? 0 : 2; }
int cuMemFree_v2(void *p) { free(p); buffers--; return 0; }
int cuMemAllocHost_v2(void **p, size_t bytes) {
  static _Atomic int asked;
  if (++asked == FAIL_PINNED) return 2;
  *p = malloc(bytes);
  pinned++;
  return 0;
}
int cuMemFreeHost(void *p) { free(p); pinned--; return 0; }
int cuMemsetD8_v2(void *p, unsigned char value, size_t bytes) { memset(p, value, bytes < 4096 ? bytes : 4096); return 0; }
int cuMemcpyDtoH_v2(void *to, void *from, size_t bytes) { memcpy(to, from, bytes); return 0; }
int cuMemcpyHtoDAsync_v2(void *to, void *from, size_t bytes, stream *s) { memcpy(to, from, bytes); return 0; }
int cuMemcpyDtoHAsync_v2(void *to, void *from, size_t bytes, stream *s) { memcpy(to, from, bytes); return 0; }
int cuMemGetInfo_v2(size_t *free, size_t *total) { *free = 1 << 30; *total = 85028896768UL; return 0; }
typedef struct { int type; unsigned char padding[92]; unsigned sms, least, alignment; unsigned char rest[36]; } resource;
int cuDeviceGetDevResource(int device, resource *r, int type) {
  memset(r, 0, sizeof *r);
  r->type = type;
  r->sms = 132;
  r->least = 4711; // what a driver before 13.0 may leave there
  return FAIL_ASKED == 801 ? 801 : sizeof *r == 144 ? 0 : 1;
}
int cuDevSmResourceSplitByCount(resource *out, unsigned *groups, const resource *in, resource *rest, unsigned flags, unsigned least) {
  if (least != 8 || *groups != 16) return 915;
  for (unsigned i = 0; i < *groups; i++) { out[i] = *in; out[i].sms = 8; }
  return 0;
}
int cuDevResourceGenerateDesc(void **desc, resource *all, unsigned count) {
  fprintf(stderr, "green context of %u groups\n", count);
  *desc = (void *)0xd0;
  return 0;
}
int cuGreenCtxCreate(void **green, void *desc, int device, unsigned flags) { greens++; *green = (void *)0x60; return flags == 1 && desc == (void *)0xd0 ? 0 : 1; }
int cuGreenCtxDestroy(void *green) { greens--; return 0; }
int cuCtxFromGreenCtx(void **c, void *green) {
  static int asked;
  if (++asked == FAIL_GREEN) return 915;
  *c = (void *)0xc1;
  return 0;
}

// Objects given away as TensorRT gives them: the caller knows a base class whose only virtual function is its destructor,
// the object is of a class that has more.
#include <cstdlib>

static int alive;

struct Base {
  virtual ~Base() noexcept = default;
  static void *operator new(std::size_t bytes) { return std::malloc(bytes); }
  static void operator delete(void *object) {
    alive -= 100;  // the memory is freed, and not only the destructor called
    std::free(object);
  }
};

struct Known : Base {
  ~Known() noexcept override = default;
  void *part = nullptr;
};

struct Other {
  virtual void work() {}
  virtual ~Other() = default;
  long more = 0;
};

struct Real : Other, Known {
  Real() { alive += 101; }
  ~Real() noexcept override { alive--; }
};

extern "C" void *make(int) { return static_cast<Known *>(new Real); }
extern "C" int count(int) { return alive; }

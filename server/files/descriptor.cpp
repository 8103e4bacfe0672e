#include "server/files/descriptor.hpp"

#include <unistd.h>

namespace guichet::files {

Descriptor::~Descriptor() {
  if (fd_ >= 0) ::close(fd_);
}

}  // namespace guichet::files

// A message whose list of fields names one that does not exist.
// refused: adress
#include <string>

#include "shared/wire/wire.hpp"

namespace guichet {

struct Sample {
  std::string address{};
#ifdef REFUSED
  WIRE_FIELDS(adress)
#else
  WIRE_FIELDS(address)
#endif
};

std::string text_of(const Sample& sample) {
  return wire::encode(sample);
}

}  // namespace guichet

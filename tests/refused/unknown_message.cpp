// A screen that asks for a message nobody declared.
// refused: sing_in
#include "shared/text/catalog.hpp"

namespace guichet {

#ifdef REFUSED
std::string words() {
  return catalog(Language::en).sing_in.str();
}
#else
std::string words() {
  return catalog(Language::en).sign_in.str();
}
#endif

}  // namespace guichet

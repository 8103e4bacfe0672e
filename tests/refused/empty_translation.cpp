// A message worded with nothing.
// refused: a_message_must_not_be_empty
#include "shared/text/catalog.hpp"

namespace guichet {

#ifdef REFUSED
constexpr Text words = "";
#else
constexpr Text words = "words";
#endif

}  // namespace guichet

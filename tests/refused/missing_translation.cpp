// A language that leaves a message unworded.
// refused: missing initializer
#include "shared/text/catalog.hpp"

namespace guichet {

#define MESSAGE(name) .name = "words",
#define PLURAL(name) .name = {"word", "words"},
#ifdef REFUSED
constexpr CorrespondenceMessages words{.messages_received = "words"};
#else
constexpr CorrespondenceMessages words{
#include "shared/text/messages/correspondence.def"
};
#endif
#undef PLURAL
#undef MESSAGE

constexpr std::string_view first = words.messages_received.view();

}  // namespace guichet

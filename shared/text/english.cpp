// The whole catalog of one language, put together from its sections.
#include "shared/text/catalogs.hpp"
#include "shared/text/english/accounts.hpp"
#include "shared/text/english/correspondence.hpp"
#include "shared/text/english/directory.hpp"
#include "shared/text/english/failures.hpp"
#include "shared/text/english/general.hpp"
#include "shared/text/english/media.hpp"
#include "shared/text/english/orders.hpp"
#include "shared/text/english/screens.hpp"
#include "shared/text/english/shell.hpp"
#include "shared/text/english/staff.hpp"
#include "shared/text/packed.hpp"

namespace guichet::text {

namespace {

constexpr Catalog english_catalog{
    english::general, english::failures, english::accounts,       english::shell,   english::orders,
    english::media,   english::staff,    english::correspondence, english::screens, english::directory,
};

}  // namespace

constinit const std::string_view english_words = packed<english_catalog>;

}  // namespace guichet::text

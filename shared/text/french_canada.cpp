// The whole catalog of one language, put together from its sections.
#include "shared/text/catalogs.hpp"
#include "shared/text/french_canada/accounts.hpp"
#include "shared/text/french_canada/correspondence.hpp"
#include "shared/text/french_canada/directory.hpp"
#include "shared/text/french_canada/failures.hpp"
#include "shared/text/french_canada/general.hpp"
#include "shared/text/french_canada/media.hpp"
#include "shared/text/french_canada/orders.hpp"
#include "shared/text/french_canada/screens.hpp"
#include "shared/text/french_canada/shell.hpp"
#include "shared/text/french_canada/staff.hpp"
#include "shared/text/packed.hpp"

namespace guichet::text {

namespace {

constexpr Catalog french_canada_catalog{
    french_canada::general, french_canada::failures,       french_canada::accounts,
    french_canada::shell,   french_canada::orders,         french_canada::media,
    french_canada::staff,   french_canada::correspondence, french_canada::screens, french_canada::directory,
};

}  // namespace

constinit const std::string_view french_canada_words = packed<french_canada_catalog>;

}  // namespace guichet::text

// The whole catalog of one language, put together from its sections.
#include "shared/text/catalogs.hpp"
#include "shared/text/french_france/accounts.hpp"
#include "shared/text/french_france/correspondence.hpp"
#include "shared/text/french_france/directory.hpp"
#include "shared/text/french_france/failures.hpp"
#include "shared/text/french_france/general.hpp"
#include "shared/text/french_france/media.hpp"
#include "shared/text/french_france/orders.hpp"
#include "shared/text/french_france/screens.hpp"
#include "shared/text/french_france/shell.hpp"
#include "shared/text/french_france/staff.hpp"
#include "shared/text/packed.hpp"

namespace guichet::text {

namespace {

constexpr Catalog french_france_catalog{
    french_france::general, french_france::failures,       french_france::accounts,
    french_france::shell,   french_france::orders,         french_france::media,
    french_france::staff,   french_france::correspondence, french_france::screens, french_france::directory,
};

}  // namespace

constinit const std::string_view french_france_words = packed<french_france_catalog>;

}  // namespace guichet::text

// The whole catalog of one language, put together from its sections.
#include "shared/text/catalogs.hpp"
#include "shared/text/packed.hpp"
#include "shared/text/polish/accounts.hpp"
#include "shared/text/polish/correspondence.hpp"
#include "shared/text/polish/directory.hpp"
#include "shared/text/polish/failures.hpp"
#include "shared/text/polish/general.hpp"
#include "shared/text/polish/media.hpp"
#include "shared/text/polish/orders.hpp"
#include "shared/text/polish/screens.hpp"
#include "shared/text/polish/shell.hpp"
#include "shared/text/polish/staff.hpp"

namespace guichet::text {

namespace {

constexpr Catalog polish_catalog{
    polish::general, polish::failures, polish::accounts,       polish::shell,   polish::orders,
    polish::media,   polish::staff,    polish::correspondence, polish::screens, polish::directory,
};

}  // namespace

constinit const std::string_view polish_words = packed<polish_catalog>;

}  // namespace guichet::text

// The four catalogs, for catalog.cpp; everybody else asks `catalog(language)`.
#pragma once

#include "shared/text/catalog.hpp"

namespace guichet::text {

extern const Catalog french_france_catalog;
extern const Catalog french_canada_catalog;
extern const Catalog polish_catalog;
extern const Catalog english_catalog;

}  // namespace guichet::text

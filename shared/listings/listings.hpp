// Properties as the board's feed gives them, and the search an agent orders from (V25 to V35).
#pragma once

#include "shared/core/money.hpp"
#include "shared/core/time.hpp"
#include "shared/portal/portal.hpp"
#include "shared/wire/problems.hpp"

namespace guichet::listings {

// The feed's own number (SIA, MLS, Centris): 7 or 8 digits, kept as text because it is a name, not a quantity.
struct ListingTag;
using ListingNumber = Id<ListingTag>;

inline constexpr std::int64_t page_size       = 50;
inline constexpr std::int64_t search_text_max = 120;
inline constexpr std::int64_t cursor_max      = 200;          // of a page's cursor, which only the server reads

WIRE_ENUM(ListingState, listed, missing, archived)
// Whose listings to search: those the agent signs (alone or with others), or the whole office's (V34).
WIRE_ENUM(Scope, mine, office)

struct Listing {
    ListingNumber number{};
    ListingState  state = ListingState::listed;
    std::string   street{};                       // "1248, rue des Érables, app. 4"
    std::string   city{};
    std::string   postal_code{};
    Cents         price{};
    std::int64_t  bedrooms  = 0;
    std::int64_t  bathrooms = 0;
    std::int64_t  living_area_m2 = 0;             // 0: not given
    std::int64_t  year_built     = 0;             // 0: not given
    std::string   agent_name{};
    std::string   photo{};                        // address of a small picture, empty when there is none
    std::string   open_order{};                   // number of an order in progress for it (V45)
    WIRE_FIELDS(number, state, street, city, postal_code, price, bedrooms, bathrooms, living_area_m2,
                year_built, agent_name, photo, open_order)
};

struct ListingPage {
    std::vector<Listing>   items{};
    std::int64_t           total = 0;             // counted up to 1000; `has_more` says whether it goes on
    std::string            next{};                // cursor of the following page, empty on the last
    std::optional<Instant> data_as_of{};          // last successful import (V27)
    WIRE_FIELDS(items, total, next, data_as_of)
};

struct SearchListings {
    std::string text{};                           // words of the address, or a number; empty: the newest first
    Scope       scope = Scope::mine;
    std::string after{};
    WIRE_FIELDS(text, scope, after)

    using Response = ListingPage;
    static constexpr std::string_view path = "/api/listings/search";
    static constexpr auto kind  = Kind::query;
    static constexpr auto needs = Permission::place_orders;
    void check(Problems&) const;
};

WIRE_ENUM(ImportVerdict, applied, unchanged, held, refused)

struct RejectedRow {
    std::int64_t line = 0;
    std::string  reason{};
    WIRE_FIELDS(line, reason)
};

struct ImportRun {
    std::string              file{};
    Instant                  started{};
    ImportVerdict            verdict = ImportVerdict::applied;
    std::string              reason{};            // held or refused: why, in words for the operator
    std::int64_t             created = 0, updated = 0, unchanged = 0, missing = 0, archived = 0;
    std::vector<RejectedRow> rejected{};          // the first hundred
    std::int64_t             rejected_total = 0;
    WIRE_FIELDS(file, started, verdict, reason, created, updated, unchanged, missing, archived, rejected,
                rejected_total)
};

struct ImportRuns {
    std::vector<ImportRun> runs{};                // newest first
    WIRE_FIELDS(runs)
};

struct ListImportRuns {
    using Response = ImportRuns;
    static constexpr std::string_view path = "/api/listings/import-runs";
    static constexpr auto kind  = Kind::query;
    static constexpr auto needs = Permission::import_listings;
};

// "2471 8803" -> "24718803"; empty when it is not a listing number.
[[nodiscard]] std::string normalised_number(std::string_view typed);

using Api = wire::Endpoints<SearchListings, ListImportRuns>;

}  // namespace guichet::listings

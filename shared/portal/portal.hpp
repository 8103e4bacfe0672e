// What a portal (tenant) is to the program that shows it: words, brand and rules, never code.
//
// `Bootstrap` travels inside the page, so the first screen needs no call of its own; the same value is the
// answer of every endpoint that changes who is signed in.
#pragma once

#include "shared/access/permissions.hpp"
#include "shared/core/ids.hpp"
#include "shared/core/money.hpp"
#include "shared/core/time.hpp"
#include "shared/wire/endpoint.hpp"
#include "shared/wire/fields.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace guichet {

struct AccountTag;
using AccountId = Id<AccountTag>;

namespace portal {

// What a person types to say who they are; the label and the keyboard of the field follow from it.
WIRE_ENUM(LoginKind, agent_code, email, username)

// A part of the product that a portal uses. What a portal lacks is not drawn, linked or answered.
WIRE_ENUM(Module, home, orders, listings, media, messages, accounts, directory)

struct Contact {
    std::string name{};
    std::string role{};
    std::string phone{};
    std::string email{};
    std::string hours{};
    WIRE_FIELDS(name, role, phone, email, hours)
};

struct Portal {
    std::string              slug{};            // first segment of every address, also the tenant key
    std::string              name{};
    std::string              subtitle{};        // under the name in the rail, in the portal's first language
    std::string              brand{};           // "#2449D8"
    std::string              mark{};            // name of the drawn mark: panorama, niveau, lumen, brzozowa, manutek
    std::string              picture{};         // address of the picture beside the sign-in form; may be empty
    LoginKind                login = LoginKind::email;
    std::vector<Module>      modules{};
    std::vector<std::string> languages{};       // BCP 47 tags, the portal's first one first
    Currency                 currency = Currency::EUR;
    std::string              time_zone{};       // IANA name, for words like "today"
    Contact                  contact{};
    bool                     may_register = false;
    WIRE_FIELDS(slug, name, subtitle, brand, mark, picture, login, modules, languages, currency, time_zone, contact,
                may_register)
};

// The person at the screen.
struct Me {
    AccountId   account{};
    Role        role = Role::anonymous;
    std::string login{};
    std::string email{};
    std::string first_name{};
    std::string last_name{};
    std::string office{};
    std::string language{};                     // chosen by the person, empty when the portal decides
    std::int64_t unread_messages = 0;
    WIRE_FIELDS(account, role, login, email, first_name, last_name, office, language, unread_messages)
};

// From `at` on, the portal's clocks are this far east of Greenwich.
struct ZoneChange {
    Instant      at{};
    std::int64_t offset_minutes = 0;
    WIRE_FIELDS(at, offset_minutes)
};

struct Bootstrap {
    Portal            portal{};
    std::optional<Me> me{};
    std::string       build{};                  // the server's; another one means a newer client is waiting
    Instant           now{};                    // the server's clock, so that screens and rules agree on "today"
    std::int64_t      zone_offset_minutes = 0;  // of the portal's zone at `now`, and before the first change
    std::vector<ZoneChange> zone_changes{};     // two years back and one ahead, the oldest first
    WIRE_FIELDS(portal, me, build, now, zone_offset_minutes, zone_changes)
};

// An answer without content.
struct Done {};

struct GetBootstrap {
    using Response = Bootstrap;
    static constexpr std::string_view path = "/api/portal/bootstrap";
    static constexpr auto kind  = Kind::query;
    static constexpr auto needs = Permission::anyone;
};

using Api = wire::Endpoints<GetBootstrap>;

}  // namespace portal
}  // namespace guichet

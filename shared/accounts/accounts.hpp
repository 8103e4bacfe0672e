// Signing in, registering by agent code, forgotten passwords and changes of one's own credentials.
//
// Registration (V2 to V10, V15): an agent code is printed on every listing, so it proves nothing. The code is
// answered with "unknown" or "authorised, data expected by DATE" or "a one-time code was sent to the mailbox
// that the board's data names"; the last answer is the same for agents who are registered already (their mail
// says so), and all three are throttled per address. Only the one-time code opens the confirmation of name and
// office, and only that opens the choice of a password.
#pragma once

#include "shared/portal/portal.hpp"
#include "shared/wire/problems.hpp"

namespace guichet::accounts {

inline constexpr std::int64_t password_length_min = 15;    // code points; NIST SP 800-63B-4, single factor
inline constexpr std::int64_t password_length_max = 256;
inline constexpr std::int64_t login_max           = 254;
inline constexpr std::int64_t agent_code_max      = 32;
inline constexpr std::int64_t one_time_code_digits = 6;
inline constexpr std::int64_t correction_max      = 1000;

struct SignIn {
    std::string login{};
    std::string password{};
    bool        stay_signed_in = false;
    WIRE_FIELDS(login, password, stay_signed_in)

    using Response = portal::Bootstrap;
    static constexpr std::string_view path = "/api/accounts/sign-in";
    static constexpr auto kind  = Kind::command;
    static constexpr auto needs = Permission::anyone;
    void check(Problems&) const;
};

struct SignOut {
    using Response = portal::Bootstrap;
    static constexpr std::string_view path = "/api/accounts/sign-out";
    static constexpr auto kind  = Kind::command;
    static constexpr auto needs = Permission::anyone;
};

WIRE_ENUM(RegistrationAnswer, unknown, waiting, proof_sent)

struct RegistrationStarted {
    RegistrationAnswer answer = RegistrationAnswer::unknown;
    std::optional<Day> expected_by{};        // waiting: after this day the delay is abnormal (V4, V6)
    std::string        attempt{};            // proof_sent: names this attempt in the next step
    WIRE_FIELDS(answer, expected_by, attempt)
};

struct StartRegistration {
    std::string agent_code{};
    WIRE_FIELDS(agent_code)

    using Response = RegistrationStarted;
    static constexpr std::string_view path = "/api/accounts/start-registration";
    static constexpr auto kind  = Kind::command;
    static constexpr auto needs = Permission::anyone;
    void check(Problems&) const;
};

// What the board's data says of the agent, to be confirmed or corrected (V8, V9).
struct RegistrationIdentity {
    std::string agent_code{};
    std::string first_name{};
    std::string last_name{};
    std::string office{};
    std::string email{};
    std::string ticket{};                    // opens ConfirmRegistration or CorrectRegistration, once
    WIRE_FIELDS(agent_code, first_name, last_name, office, email, ticket)
};

struct ProveMailbox {
    std::string attempt{};
    std::string code{};                      // six digits from the mail, or the letter's one-time code
    WIRE_FIELDS(attempt, code)

    using Response = RegistrationIdentity;
    static constexpr std::string_view path = "/api/accounts/prove-mailbox";
    static constexpr auto kind  = Kind::command;
    static constexpr auto needs = Permission::anyone;
    void check(Problems&) const;
};

struct ConfirmRegistration {
    std::string ticket{};
    std::string password{};
    WIRE_FIELDS(ticket, password)

    using Response = portal::Bootstrap;
    static constexpr std::string_view path = "/api/accounts/confirm-registration";
    static constexpr auto kind  = Kind::command;
    static constexpr auto needs = Permission::anyone;
    void check(Problems&) const;
};

struct CorrectRegistration {
    std::string ticket{};
    std::string correction{};
    WIRE_FIELDS(ticket, correction)

    using Response = portal::Done;
    static constexpr std::string_view path = "/api/accounts/correct-registration";
    static constexpr auto kind  = Kind::command;
    static constexpr auto needs = Permission::anyone;
    void check(Problems&) const;
};

// Answers alike for known and unknown people (P2); the mail does the rest.
struct RequestReset {
    std::string login{};
    WIRE_FIELDS(login)

    using Response = portal::Done;
    static constexpr std::string_view path = "/api/accounts/request-reset";
    static constexpr auto kind  = Kind::command;
    static constexpr auto needs = Permission::anyone;
    void check(Problems&) const;
};

WIRE_ENUM(LinkKind, password_reset, activation, email_change)
WIRE_ENUM(LinkState, usable, expired, used, revoked)

struct LinkPage {
    LinkKind    kind  = LinkKind::password_reset;
    LinkState   state = LinkState::expired;
    std::string login{};                     // shown so that a password manager files the password rightly
    std::string name{};                      // to be checked before going on (V8)
    std::string office{};
    WIRE_FIELDS(kind, state, login, name, office)
};

// Shows what a link is for; never consumes it, because mail scanners open links too (P7).
struct OpenLink {
    std::string token{};
    WIRE_FIELDS(token)

    using Response = LinkPage;
    static constexpr std::string_view path = "/api/accounts/open-link";
    static constexpr auto kind  = Kind::query;
    static constexpr auto needs = Permission::anyone;
    void check(Problems&) const;
};

// Consumes a link. `password` is needed for password_reset and activation, empty for email_change.
struct UseLink {
    std::string token{};
    std::string password{};
    WIRE_FIELDS(token, password)

    using Response = portal::Bootstrap;
    static constexpr std::string_view path = "/api/accounts/use-link";
    static constexpr auto kind  = Kind::command;
    static constexpr auto needs = Permission::anyone;
    void check(Problems&) const;
};

struct ChangePassword {
    std::string current_password{};
    std::string new_password{};
    WIRE_FIELDS(current_password, new_password)

    using Response = portal::Done;
    static constexpr std::string_view path = "/api/accounts/change-password";
    static constexpr auto kind  = Kind::command;
    static constexpr auto needs = Permission::signed_in;
    void check(Problems&) const;
};

// The new mailbox gets a link, the old one is told (V75, V77).
struct ChangeEmail {
    std::string current_password{};
    std::string email{};
    WIRE_FIELDS(current_password, email)

    using Response = portal::Done;
    static constexpr std::string_view path = "/api/accounts/change-email";
    static constexpr auto kind  = Kind::command;
    static constexpr auto needs = Permission::signed_in;
    void check(Problems&) const;
};

struct ChooseLanguage {
    std::string language{};
    WIRE_FIELDS(language)

    using Response = portal::Done;
    static constexpr std::string_view path = "/api/accounts/choose-language";
    static constexpr auto kind  = Kind::command;
    static constexpr auto needs = Permission::signed_in;
    void check(Problems&) const;
};

// ---- Own devices and links (P5, P7) ----

struct DeviceSession {
    std::string id{};
    std::string device{};                    // "Firefox · Linux", empty when the browser did not say
    Instant     started_at{};
    Instant     last_used_at{};
    bool        is_here = false;             // the one that asks
    WIRE_FIELDS(id, device, started_at, last_used_at, is_here)
};

struct DeviceSessions {
    std::vector<DeviceSession> items{};      // this one first, then the last used
    WIRE_FIELDS(items)
};

struct ListSessions {
    using Response = DeviceSessions;
    static constexpr std::string_view path = "/api/accounts/sessions";
    static constexpr auto kind  = Kind::query;
    static constexpr auto needs = Permission::signed_in;
};

// Signs another device out; one's own is signed out by SignOut.
struct EndSession {
    std::string id{};
    WIRE_FIELDS(id)

    using Response = DeviceSessions;
    static constexpr std::string_view path = "/api/accounts/end-session";
    static constexpr auto kind  = Kind::command;
    static constexpr auto needs = Permission::signed_in;
    void check(Problems&) const;
};

struct EndOtherSessions {
    using Response = DeviceSessions;
    static constexpr std::string_view path = "/api/accounts/end-other-sessions";
    static constexpr auto kind  = Kind::command;
    static constexpr auto needs = Permission::signed_in;
};

// What a kind of link allows. Every link is consumed by a command, never by looking at it.
struct LinkRules {
    Duration     life{};
    std::int64_t uses = 1;
    bool         proves_mailbox = true;      // it came by mail; a paper slip proves nothing about a mailbox
};
[[nodiscard]] LinkRules rules_of(LinkKind kind);

// A link that could still be used.
struct LiveLink {
    std::string  id{};                       // names it here; opens nothing
    LinkKind     kind = LinkKind::password_reset;
    std::string  email{};                    // where it was sent; empty: handed out on paper
    Instant      issued_at{};
    Instant      expires_at{};
    std::int64_t uses_left = 0;
    WIRE_FIELDS(id, kind, email, issued_at, expires_at, uses_left)
};

struct LiveLinks {
    std::vector<LiveLink> items{};           // those that end first on top
    WIRE_FIELDS(items)
};

struct ListLinks {
    using Response = LiveLinks;
    static constexpr std::string_view path = "/api/accounts/links";
    static constexpr auto kind  = Kind::query;
    static constexpr auto needs = Permission::signed_in;
};

struct RevokeLink {
    std::string id{};
    WIRE_FIELDS(id)

    using Response = LiveLinks;
    static constexpr std::string_view path = "/api/accounts/revoke-link";
    static constexpr auto kind  = Kind::command;
    static constexpr auto needs = Permission::signed_in;
    void check(Problems&) const;
};

// "48 213" -> "48213", in capitals: how codes are compared and stored.
[[nodiscard]] std::string normalised_agent_code(std::string_view typed);
// What was typed to sign in: an address in small letters, anything else as an agent code.
[[nodiscard]] std::string normalised_login(std::string_view typed);
// Without spaces: "123 456" -> "123456".
[[nodiscard]] std::string normalised_one_time_code(std::string_view typed);
// Has it the shape of a code sent by mail? A letter's code is longer.
[[nodiscard]] bool is_mailed_code(std::string_view code);

using Api = wire::Endpoints<SignIn, SignOut, StartRegistration, ProveMailbox, ConfirmRegistration,
                            CorrectRegistration, RequestReset, OpenLink, UseLink, ChangePassword, ChangeEmail,
                            ChooseLanguage, ListSessions, EndSession, EndOtherSessions, ListLinks, RevokeLink>;

}  // namespace guichet::accounts

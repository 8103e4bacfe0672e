// The agents of a portal as its staff see them: who has signed an authorisation, whose data have arrived, who is
// registered (SM1). Corrections of identity, welcome slips and live links of agents belong to the same desk.
#pragma once

#include "shared/accounts/accounts.hpp"
#include "shared/portal/portal.hpp"
#include "shared/wire/problems.hpp"

namespace guichet::directory {

inline constexpr std::int64_t page_size  = 50;
inline constexpr std::int64_t name_max   = 100;
inline constexpr std::int64_t office_max = 200;
inline constexpr std::int64_t phone_max  = 40;
inline constexpr std::int64_t reason_max = 500;
inline constexpr std::int64_t search_max = 200;

WIRE_ENUM(AgentState, waiting, known, active, disabled, revoked)
// `overdue` are those of `waiting` whose data should have arrived.
WIRE_ENUM(AgentFilter, all, overdue, waiting, known, active, disabled, revoked)
// How an authorisation was signed (V7).
WIRE_ENUM(SigningWay, paper, email, electronic)

struct Agent {
    std::string        agent_code{};
    std::string        first_name{};
    std::string        last_name{};
    std::string        office{};
    std::string        email{};
    std::string        phone{};
    AgentState         state = AgentState::known;
    std::optional<Day> expected_by{};        // waiting: later than this is abnormal
    bool               is_overdue = false;
    WIRE_FIELDS(agent_code, first_name, last_name, office, email, phone, state, expected_by, is_overdue)
};

struct AgentCounts {
    std::int64_t all      = 0;
    std::int64_t overdue  = 0;
    std::int64_t waiting  = 0;
    std::int64_t known    = 0;
    std::int64_t active   = 0;
    std::int64_t disabled = 0;
    std::int64_t revoked  = 0;
    WIRE_FIELDS(all, overdue, waiting, known, active, disabled, revoked)
};

// Of the whole directory, whatever is searched for.
[[nodiscard]] std::int64_t count_of(const AgentCounts& counts, AgentFilter filter);
void count(AgentCounts& counts, const Agent& agent);
[[nodiscard]] bool shows(AgentFilter filter, const Agent& agent);
// By code, name or office; accents, capitals and the order of words do not matter.
[[nodiscard]] bool matches(const Agent& agent, std::string_view search);
// Overdue ones first, the longest wait on top; then those who wait, then everybody by code.
[[nodiscard]] bool is_listed_before(const Agent& left, const Agent& right);

struct AgentPage {
    std::vector<Agent> items{};
    AgentCounts        counts{};
    std::int64_t       corrections = 0;      // that wait for an answer
    std::string        next{};               // empty: this is the last page
    WIRE_FIELDS(items, counts, corrections, next)
};

struct ListAgents {
    AgentFilter filter = AgentFilter::all;
    std::string text{};
    std::string after{};
    WIRE_FIELDS(filter, text, after)

    using Response = AgentPage;
    static constexpr std::string_view path = "/api/directory/agents";
    static constexpr auto kind  = Kind::query;
    static constexpr auto needs = Permission::manage_directory;
    void check(Problems&) const;
};

struct Authorisation {
    Day                signed_on{};
    SigningWay         how = SigningWay::paper;
    std::string        recorded_by{};
    Instant            recorded_at{};
    Day                expected_by{};
    std::optional<Day> revoked_on{};
    std::string        revoked_by{};
    std::string        reason{};             // of the revocation
    WIRE_FIELDS(signed_on, how, recorded_by, recorded_at, expected_by, revoked_on, revoked_by, reason)
};

// "This is not right" (V9): what the board says, and what the agent says.
struct Correction {
    std::string id{};
    std::string agent_code{};
    std::string first_name{};
    std::string last_name{};
    std::string office{};
    std::string text{};
    Instant     sent_at{};
    WIRE_FIELDS(id, agent_code, first_name, last_name, office, text, sent_at)
};

struct AgentDetails {
    Agent                           agent{};
    std::vector<Authorisation>      authorisations{};  // the newest first
    std::vector<Correction>         corrections{};     // open ones
    std::vector<accounts::LiveLink> links{};
    WIRE_FIELDS(agent, authorisations, corrections, links)
};

struct GetAgent {
    std::string agent_code{};
    WIRE_FIELDS(agent_code)

    using Response = AgentDetails;
    static constexpr std::string_view path = "/api/directory/agent";
    static constexpr auto kind  = Kind::query;
    static constexpr auto needs = Permission::manage_directory;
    void check(Problems&) const;
};

// A signed authorisation starts the activation gap for an agent whose data are not here yet (V4, V7).
struct RecordAuthorisation {
    std::string agent_code{};
    std::string first_name{};
    std::string last_name{};
    std::string office{};
    std::string email{};
    std::string phone{};
    Day         signed_on{};
    SigningWay  how = SigningWay::paper;
    WIRE_FIELDS(agent_code, first_name, last_name, office, email, phone, signed_on, how)

    using Response = AgentDetails;
    static constexpr std::string_view path = "/api/directory/record-authorisation";
    static constexpr auto kind  = Kind::command;
    static constexpr auto needs = Permission::manage_directory;
    void check(Problems&) const;
};

struct RevokeAuthorisation {
    std::string agent_code{};
    Day         revoked_on{};
    std::string reason{};
    WIRE_FIELDS(agent_code, revoked_on, reason)

    using Response = AgentDetails;
    static constexpr std::string_view path = "/api/directory/revoke-authorisation";
    static constexpr auto kind  = Kind::command;
    static constexpr auto needs = Permission::manage_directory;
    void check(Problems&) const;
};

// An agent added by hand, or the data of one who waited for them: from now on the agent may register.
struct SaveAgent {
    std::string agent_code{};
    std::string first_name{};
    std::string last_name{};
    std::string office{};
    std::string email{};
    std::string phone{};
    WIRE_FIELDS(agent_code, first_name, last_name, office, email, phone)

    using Response = AgentDetails;
    static constexpr std::string_view path = "/api/directory/save-agent";
    static constexpr auto kind  = Kind::command;
    static constexpr auto needs = Permission::manage_directory;
    void check(Problems&) const;
};

// Closes the account of a registered agent, or opens it again. Closing ends sessions and links.
struct DisableAgent {
    std::string agent_code{};
    bool        is_disabled = true;
    WIRE_FIELDS(agent_code, is_disabled)

    using Response = AgentDetails;
    static constexpr std::string_view path = "/api/directory/disable-agent";
    static constexpr auto kind  = Kind::command;
    static constexpr auto needs = Permission::manage_directory;
    void check(Problems&) const;
};

struct Corrections {
    std::vector<Correction> items{};         // the oldest first
    WIRE_FIELDS(items)
};

struct ListCorrections {
    using Response = Corrections;
    static constexpr std::string_view path = "/api/directory/corrections";
    static constexpr auto kind  = Kind::query;
    static constexpr auto needs = Permission::manage_directory;
};

// Applies the corrected identity; the board's feed does not take it back.
struct AcceptCorrection {
    std::string id{};
    std::string first_name{};
    std::string last_name{};
    std::string office{};
    WIRE_FIELDS(id, first_name, last_name, office)

    using Response = Corrections;
    static constexpr std::string_view path = "/api/directory/accept-correction";
    static constexpr auto kind  = Kind::command;
    static constexpr auto needs = Permission::manage_directory;
    void check(Problems&) const;
};

struct RejectCorrection {
    std::string id{};
    std::string reason{};
    WIRE_FIELDS(id, reason)

    using Response = Corrections;
    static constexpr std::string_view path = "/api/directory/reject-correction";
    static constexpr auto kind  = Kind::command;
    static constexpr auto needs = Permission::manage_directory;
    void check(Problems&) const;
};

// What is handed out on paper (V13, V14). The address exists in this answer only: its token is not stored.
struct Slip {
    std::string agent_code{};
    std::string name{};
    std::string office{};
    std::string address{};
    Instant     expires_at{};
    WIRE_FIELDS(agent_code, name, office, address, expires_at)
};

struct IssueSlip {
    std::string agent_code{};
    WIRE_FIELDS(agent_code)

    using Response = Slip;
    static constexpr std::string_view path = "/api/directory/issue-slip";
    static constexpr auto kind  = Kind::command;
    static constexpr auto needs = Permission::manage_directory;
    void check(Problems&) const;
};

struct AgentLink {
    std::string        agent_code{};
    std::string        name{};
    accounts::LiveLink link{};
    WIRE_FIELDS(agent_code, name, link)
};

struct AgentLinks {
    std::vector<AgentLink> items{};          // those that end first on top
    WIRE_FIELDS(items)
};

struct ListAgentLinks {
    using Response = AgentLinks;
    static constexpr std::string_view path = "/api/directory/links";
    static constexpr auto kind  = Kind::query;
    static constexpr auto needs = Permission::manage_directory;
};

struct RevokeAgentLink {
    std::string id{};
    WIRE_FIELDS(id)

    using Response = AgentLinks;
    static constexpr std::string_view path = "/api/directory/revoke-link";
    static constexpr auto kind  = Kind::command;
    static constexpr auto needs = Permission::manage_directory;
    void check(Problems&) const;
};

using Api = wire::Endpoints<ListAgents, GetAgent, RecordAuthorisation, RevokeAuthorisation, SaveAgent,
                            DisableAgent, ListCorrections, AcceptCorrection, RejectCorrection, IssueSlip,
                            ListAgentLinks, RevokeAgentLink>;

}  // namespace guichet::directory

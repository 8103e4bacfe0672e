// The agent directory: agents by state with the chosen one beside them, corrections of identity, live links.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "shared/directory/directory.hpp"
#include "wasm-app/app/actions.hpp"
#include "wasm-app/app/reader.hpp"
#include "wasm-app/ui/ui.hpp"

namespace guichet::directory {

using DirectoryPlace = app::route::StaffAgents;

enum class DirectoryForm : std::uint8_t { none, authorisation, agent, revocation, acceptance, rejection };

// What is being typed. Days are kept as typed until they are days.
struct DirectoryState {
  DirectoryForm form = DirectoryForm::none;
  RecordAuthorisation authorisation;
  std::string signed_on;
  int how = 0;
  SaveAgent agent;
  RevokeAuthorisation revocation;
  std::string revoked_on;
  AcceptCorrection acceptance;
  RejectCorrection rejection;
  Correction correction;  // the one acceptance and rejection are about
  bool asks_to_disable = false;
};

struct DirectoryModel {
  const std::vector<Agent>* agents = nullptr;
  const AgentCounts* counts = nullptr;
  const Failure* agents_failure = nullptr;
  const AgentDetails* details = nullptr;  // of the chosen agent
  const Failure* details_failure = nullptr;
  const Corrections* corrections = nullptr;
  const Failure* corrections_failure = nullptr;
  const AgentLinks* links = nullptr;
  const Failure* links_failure = nullptr;
  const Failure* command_failure = nullptr;
  const Problems* problems = nullptr;  // of the open form
  std::string_view portal{};
  std::int64_t corrections_open = 0;
  bool has_more = false, is_loading = false, is_sending = false;
};

struct ShowMoreAgents {};
struct SendForm {};
struct SetDisabled {
  bool is_disabled = true;
};
struct RevokeLinkOf {
  std::string id;
};
// Go with history replaced: what is typed into the search.
struct SearchAgents {};
using DirectoryAction =
    std::variant<app::Go, app::Retry, SearchAgents, ShowMoreAgents, SendForm, SetDisabled, RevokeLinkOf>;

struct DirectoryPart {
  ui::Ui& ui;
  const DirectoryModel& model;
  const app::Reader& reader;
  DirectoryPlace& place;  // its text is the search field's
  DirectoryState& state;
  std::optional<DirectoryAction>& action;

  [[nodiscard]] const Catalog& words() const { return reader.text(); }
  [[nodiscard]] DirectoryPlace at_agent(std::string agent_code) const {
    DirectoryPlace there = place;
    there.agent = std::move(agent_code);
    return there;
  }
};

[[nodiscard]] std::optional<DirectoryAction> directory_view(ui::Ui& ui, ui::Rect page,
                                                            const DirectoryModel& model,
                                                            const app::Reader& reader, DirectoryPlace& place,
                                                            DirectoryState& state);

// Its parts, each in a file of its own.
void agent_list(const DirectoryPart& part, ui::Rect area);
void agent_panel(const DirectoryPart& part, ui::Rect area);
// In a sheet, where there is no room beside the list.
void agent_sheet(const DirectoryPart& part);
void correction_list(const DirectoryPart& part, ui::Rect area);
void directory_form(const DirectoryPart& part);
void start_correction(const DirectoryPart& part, const Correction& correction, DirectoryForm form);

[[nodiscard]] std::string_view state_word(const Agent& agent, const app::Reader& reader);
[[nodiscard]] ui::Tone state_tone(const Agent& agent);
[[nodiscard]] std::string full_name(const Agent& agent);
[[nodiscard]] std::string_view way_word(SigningWay way, const app::Reader& reader);

}  // namespace guichet::directory

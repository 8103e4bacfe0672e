// When somebody of the staff is away and who stands in; who schedules says it for others too.
#pragma once

#include <optional>
#include <string>

#include "shared/team/team.hpp"
#include "wasm-app/app/screen.hpp"
#include "wasm-app/shell/form_column.hpp"

namespace guichet::accounts {

class AbsenceCard {
 public:
  explicit AbsenceCard(app::Context& context) : context_(context) {}
  void refresh() { team_.refresh(); }
  void update();
  // Returns the height it took; nothing for people who are not of the staff.
  float frame(ui::Ui& ui, ui::Rect rect);

 private:
  [[nodiscard]] bool is_shown() const;
  void choose(const AccountId& person);
  void person_field(shell::FormColumn& column, const team::Team& team);
  void day_field(shell::FormColumn& column, ui::Key key, std::string_view label, std::string& iso,
                 std::optional<Day>& day);
  void stand_in_field(shell::FormColumn& column, const team::Team& team);
  float form(ui::Ui& ui, ui::Rect rect, const team::Team& team);
  void toasts(ui::Ui& ui);

  app::Context& context_;
  app::Remote<team::ListTeam> team_;
  team::SaveAbsence draft_;
  std::string from_, to_;  // as typed
  app::Submit<team::SaveAbsence> save_;
  app::Submit<team::EndAbsence> end_;
  std::uint32_t shown_revision_ = 0;
  float height_ = 0;
  bool says_saved_ = false, says_ended_ = false;
};

}  // namespace guichet::accounts

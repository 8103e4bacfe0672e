// An order in the reader's words: its state, its steps, when it is due.
#pragma once

#include <array>
#include <string>
#include <string_view>

#include "shared/orders/orders.hpp"
#include "wasm-app/app/reader.hpp"
#include "wasm-app/ui/specs.hpp"

namespace guichet::orders {

inline constexpr int step_count = 5;

[[nodiscard]] ui::Tone tone_of(OrderState state);
// The state as staff see it.
[[nodiscard]] std::string_view state_word(OrderState state, const app::Reader& reader);
[[nodiscard]] std::string_view group_word(OrderGroup group, const app::Reader& reader);
// The stage as clients see it: "Planifiée", "En traitement", "Complétée".
[[nodiscard]] std::string_view client_state_word(OrderState state, const app::Reader& reader);
[[nodiscard]] std::array<std::string_view, step_count> step_words(const app::Reader& reader);

// "Livraison auj. 16 h", "À planifier", "Livrée le 13 nov. 2026", "Fichiers effacés le …".
[[nodiscard]] std::string due_words(const Order& order, const app::Reader& reader);
// In rows: "Livraison auj. 16 h", "Jeu. 19 nov., 9 h", "À planifier".
[[nodiscard]] std::string short_due_words(const Order& order, const app::Reader& reader);
// "Photo : Noémie R.", "Retouche : Karim B."; empty while nobody works on it.
[[nodiscard]] std::string worker_words(const Order& order, const app::Reader& reader);
// "Québec · G1R 2K4"
[[nodiscard]] std::string place_words(std::string_view city, std::string_view postal_code);
// "SP-20418 · 3 services"
[[nodiscard]] std::string number_words(const Order& order, const app::Reader& reader);
[[nodiscard]] std::string slot_words(TimeSlot slot, const app::Reader& reader);
[[nodiscard]] std::string_view access_words(Access access, const app::Reader& reader);
[[nodiscard]] std::string_view contact_words(ContactChoice choice, const app::Reader& reader);
// The picture of a service by its name in the catalogue; a camera for names this build does not know.
[[nodiscard]] ui::Icon service_icon(std::string_view name);
[[nodiscard]] std::string tax_words(const TaxLine& tax, const app::Reader& reader);
// The rule behind the amounts: "Chaque taxe est arrondie à 0,01 $" (tax_of in shared/core/money.hpp).
[[nodiscard]] std::string rounding_words(const app::Reader& reader);

}  // namespace guichet::orders

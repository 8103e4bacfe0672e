#pragma once

#include "shared/text/catalog.hpp"

namespace guichet::text::english {

inline constexpr ScreenMessages screens{
    .step_done = "done",
    .step_current = "current",
    .step_to_come = "to come",
    .choose = "Choose",
    .orders_cancelled = "Cancelled",
    .slot_evening = "Evening, {from} – {to}",
    .access_keys_at_office = "Keys at the office",
    .register_hint = "Your agent code is all you need to start.",
    .check_mailbox = "Check your mailbox",
    .import_verdict_applied = "Applied",
    .import_verdict_unchanged = "No change",
    .import_verdict_held = "Held",
    .import_verdict_refused = "Refused",
    .no_imports = "No import yet",
    .office_listings = "Whole office",
    .search_listing_hint = "Address or number",
    .select_file = "Select",
    .size_for_web = "For the web",
    .year_built = "Year built",
    .unassign = "Release",
    .file_processing = "Being processed",
    .nav_home_short = "Home",
    .file_removed = "File removed",
    .choose_again = "Choose them again to resume: {names}",
    .forget_uploads = "Forget",
    .describe_file = "Describe the file",
    .file_title = "Title",
    .file_title_hint = "E.g. Living room",
    .file_described = "Description saved",
};

}  // namespace guichet::text::english

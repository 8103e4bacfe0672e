#pragma once

#include "shared/text/catalog.hpp"

namespace guichet::text::english {

inline constexpr FailureMessages failures{
    .failure_invalid = "Some fields need to be corrected.",
    .failure_malformed = "The request could not be read. Reload the page and try again.",
    .failure_unauthenticated = "Your session has ended. Sign in again; what you typed is kept.",
    .failure_second_factor = "Finish two-step verification.",
    .failure_forbidden = "Your access does not allow this.",
    .failure_not_found = "This item does not exist or is not available to you.",
    .failure_conflict = "This cannot be done in the current state.",
    .failure_changed_meanwhile = "Somebody changed this item meanwhile. Check it and try again.",
    .failure_too_many = "Too many attempts. Try again later.",
    .failure_too_large = "This is too large to be sent.",
    .failure_unavailable = "The service is unavailable for the moment. Try again shortly.",
    .failure_offline = "No connection to the server",
    .failure_outdated = "A new version is available. Reload the page.",
    .failure_internal = "Something went wrong on our side. Try again; if it persists, write to us.",
    .retry_in_seconds = {"Try again in {n} second.", "Try again in {n} seconds."},
    .retry_in_minutes = {"Try again in {n} minute.", "Try again in {n} minutes."},
    .network_waiting = "Connection lost. Trying again; nothing is lost.",
    .network_restored = "Connection restored",
    .network_slow = "The connection is slow…",
    .client_failed =
        "The portal could not start in this browser. Reload the page; if it still fails, contact us.",
    .script_needed =
        "This portal needs JavaScript and WebAssembly. Turn them on in this browser, or contact us.",
    .shown_from_cache = "Last known data, {time}",
    .graphics_lost = "The display is restarting…",
    .leave_unsaved_title = "Leave without sending?",
    .leave_unsaved_text = "Your draft stays on this device.",
    .stay_here = "Stay",
    .leave_page = "Leave",
    .page_not_found = "This page does not exist",
    .field_required = "Fill in this field",
    .field_too_long = "At most {max} characters",
    .field_too_short = "At least {min} characters",
    .field_not_printable = "This field contains characters that are not allowed",
    .choice_required = "Make a choice",
    .number_invalid = "Enter a number",
    .date_invalid = "Enter a valid date",
    .date_in_past = "Choose a date to come",
    .email_missing = "Enter an e-mail address",
    .email_invalid = "E-mail address incomplete or wrong",
    .email_without_domain = "Incomplete address: the domain is missing.",
    .email_taken = "This address cannot be used",
    .phone_missing = "Enter at least one phone number",
    .phone_invalid = "Wrong phone number",
    .name_missing = "Enter a name",
    .password_missing = "Enter the password",
    .password_too_short = "The password must have at least {min} characters",
    .password_too_long = "The password must have at most {max} characters",
    .password_too_common = "This password is too common. Choose another one.",
    .password_unchanged = "The new password is the same as the old one",
    .file_kind_refused = "This kind of file is not accepted",
    .file_too_large = "File too large, at most {max}",
    .file_empty = "This file is empty",
    .text_too_long = "This text is too long",
};

}  // namespace guichet::text::english

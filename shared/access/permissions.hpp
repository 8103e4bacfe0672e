// Who may do what, once: the router asks before answering, the screen before drawing. Whether a particular
// record is this person's is the server's question and not answered here.
#pragma once

#include <cstdint>

#include "shared/wire/fields.hpp"

namespace guichet {

WIRE_ENUM(Role, anonymous, client, office_manager, agent_liaison, data_operator, dispatcher, photographer,
          editor, quality_lead, service_desk, accountant, administrator)

WIRE_ENUM(Permission,
          anyone,             // also people who are not signed in
          signed_in,          // any signed-in person
          place_orders,       // for oneself, or for a client when staff
          view_own_orders,    // orders and media of one's own account
          send_messages,      // write to the other side
          view_own_invoices,  // invoices of one's own account
          work_orders,        // see the staff queue and any order in it
          schedule_orders,    // appointments, assignment
          upload_media,       // put files on an order
          release_orders,     // deliver to the client
          answer_messages,    // read and answer as the company
          manage_directory,   // people, agents, authorisations
          import_listings,    // the board's feed, listings made by hand
          manage_catalogue,   // services, prices, texts
          manage_invoices,    // issue, correct, record payments
          view_audit,         // who did what
          administer)         // accounts, roles, settings

namespace access {

using PermissionSet = std::uint32_t;

constexpr PermissionSet set_of(auto... permissions) {
  return (PermissionSet{0} | ... | (PermissionSet{1} << static_cast<unsigned>(permissions)));
}

// One row per role; what every staff member may do is added below.
constexpr PermissionSet granted_to(Role role) {
  using enum Permission;
  constexpr auto everyone = set_of(anyone);
  constexpr auto person = everyone | set_of(signed_in, send_messages);
  constexpr auto staff = person | set_of(work_orders);
  switch (role) {
    case Role::anonymous:
      return everyone;
    case Role::client:
      return person | set_of(place_orders, view_own_orders, view_own_invoices);
    case Role::office_manager:  // manages an office of clients; is no staff
      return person | set_of(place_orders, view_own_orders, view_own_invoices);
    case Role::agent_liaison:
      return staff | set_of(place_orders, answer_messages, manage_directory);
    case Role::data_operator:
      return staff | set_of(import_listings);
    case Role::dispatcher:
      return staff | set_of(place_orders, schedule_orders, answer_messages);
    case Role::photographer:
      return staff | set_of(upload_media);
    case Role::editor:
      return staff | set_of(upload_media, release_orders);
    case Role::quality_lead:
      return staff | set_of(upload_media, release_orders);
    case Role::service_desk:
      return staff | set_of(place_orders, answer_messages);
    case Role::accountant:
      return staff | set_of(manage_invoices);
    case Role::administrator:
      return ~PermissionSet{0} & ~set_of(view_own_orders, view_own_invoices);
  }
  return 0;
}

}  // namespace access

constexpr bool permits(Role role, Permission permission) {
  return (access::granted_to(role) & access::set_of(permission)) != 0;
}

constexpr bool is_staff(Role role) {
  return role != Role::anonymous && role != Role::client && role != Role::office_manager;
}

}  // namespace guichet

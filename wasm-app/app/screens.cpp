// The one place that knows which screen answers which route.
#include "wasm-app/accounts/account_screen.hpp"
#include "wasm-app/accounts/entrance_screens.hpp"
#include "wasm-app/accounts/register_screen.hpp"
#include "wasm-app/app/navigation.hpp"
#include "wasm-app/app/screen.hpp"
#include "wasm-app/directory/directory_screen.hpp"
#include "wasm-app/directory/slip_screen.hpp"
#include "wasm-app/home/home_screen.hpp"
#include "wasm-app/listings/import_screen.hpp"
#include "wasm-app/media/gallery_screen.hpp"
#include "wasm-app/messages/compose_screen.hpp"
#include "wasm-app/messages/messages_screen.hpp"
#include "wasm-app/messages/thread_screen.hpp"
#include "wasm-app/orders/new_order_screen.hpp"
#include "wasm-app/orders/order_screen.hpp"
#include "wasm-app/orders/orders_screen.hpp"
#include "wasm-app/orders/queue_screen.hpp"

namespace guichet::app {

namespace {

using Made = std::unique_ptr<Screen>;

struct Maker {
  Context& context;

  Made operator()(const route::Home&) const { return std::make_unique<home::HomeScreen>(context); }
  Made operator()(const route::SignIn&) const { return std::make_unique<accounts::SignInScreen>(context); }
  Made operator()(const route::Register&) const {
    return std::make_unique<accounts::RegisterScreen>(context);
  }
  Made operator()(const route::Reset&) const { return std::make_unique<accounts::ResetScreen>(context); }
  Made operator()(const route::Link&) const { return std::make_unique<accounts::LinkScreen>(context); }
  Made operator()(const route::Orders&) const { return std::make_unique<orders::OrdersScreen>(context); }
  Made operator()(const route::Order&) const { return std::make_unique<orders::OrderScreen>(context); }
  Made operator()(const route::NewOrder&) const { return std::make_unique<orders::NewOrderScreen>(context); }
  Made operator()(const route::Media&) const { return std::make_unique<media::GalleryScreen>(context); }
  Made operator()(const route::Messages&) const {
    return std::make_unique<messages::MessagesScreen>(context);
  }
  Made operator()(const route::MessageThread&) const {
    return std::make_unique<messages::ThreadScreen>(context);
  }
  Made operator()(const route::NewMessage&) const {
    return std::make_unique<messages::ComposeScreen>(context);
  }
  Made operator()(const route::Account&) const { return std::make_unique<accounts::AccountScreen>(context); }
  Made operator()(const route::StaffOrders&) const { return std::make_unique<orders::QueueScreen>(context); }
  Made operator()(const route::StaffAgents&) const {
    return std::make_unique<directory::DirectoryScreen>(context);
  }
  Made operator()(const route::StaffSlip&) const { return std::make_unique<directory::SlipScreen>(context); }
  Made operator()(const route::StaffListings&) const {
    return std::make_unique<listings::ImportScreen>(context);
  }
  Made operator()(const route::NotFound&) const { return nullptr; }
};

}  // namespace

std::unique_ptr<Screen> make_screen(const Route& route, Context& context) {
  const bool is_open = is_public(route);
  if (!context.session.is_signed_in() && !is_open) return std::make_unique<accounts::SignInScreen>(context);
  if (!is_open && !may_visit(context.session, route)) return nullptr;
  return std::visit(Maker{context}, route);
}

}  // namespace guichet::app

#include "wasm-app/app/visits.hpp"

#include <utility>

namespace guichet::app {

namespace {

constexpr std::size_t screens_kept = 8;

}  // namespace

bool is_same_page(const Route& a, const Route& b) {
  if (a.index() != b.index()) return false;
  if (const auto* order = std::get_if<route::Order>(&a))
    return order->number == std::get<route::Order>(b).number;
  if (const auto* link = std::get_if<route::Link>(&a)) return *link == std::get<route::Link>(b);
  if (const auto* thread = std::get_if<route::MessageThread>(&a))
    return thread->thread == std::get<route::MessageThread>(b).thread;
  if (const auto* slip = std::get_if<route::StaffSlip>(&a)) return *slip == std::get<route::StaffSlip>(b);
  return true;
}

void Visits::reset(Route route) {
  visits_.clear();
  at_ = 0;
  visits_.push_back({.route = std::move(route), .screen = nullptr, .number = next_number_++});
}

// One page at several addresses is one screen: it goes along.
void Visits::move_to(std::size_t index) {
  Visit& from = visits_[at_];
  Visit& to = visits_[index];
  if (!to.screen && from.number == to.number) {
    to.screen = std::move(from.screen);
    to.focus = from.focus;
  }
  at_ = index;
  if (at_ >= screens_kept) visits_[at_ - screens_kept].screen.reset();
}

void Visits::push(Route route) {
  visits_.resize(at_ + 1);
  const std::uint32_t number = is_same_page(route, current().route) ? current().number : next_number_++;
  visits_.push_back({.route = std::move(route), .screen = nullptr, .number = number});
  move_to(at_ + 1);
}

void Visits::replace(Route route) {
  current() = {.route = std::move(route), .screen = nullptr, .number = next_number_++};
}

bool Visits::step_to(const std::function<bool(const Route&)>& is_there) {
  if (at_ > 0 && is_there(visits_[at_ - 1].route)) {
    move_to(at_ - 1);
  } else if (at_ + 1 < visits_.size() && is_there(visits_[at_ + 1].route)) {
    move_to(at_ + 1);
  } else {
    return false;
  }
  return true;
}

}  // namespace guichet::app

// The tour of the demo's flat: where its panoramas were taken on the plan and what they lead to.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

namespace guichet::demo {

inline constexpr std::string_view tour_plan = "plan.png";

// Both look at the green wall, which is up on the plan.
struct DemoScene {
  std::string_view file;
  std::int64_t first_yaw = 0;
  std::int64_t plan_x = 0;
  std::int64_t plan_y = 0;
  std::string_view leads_to;
  std::int64_t link_yaw = 0;
  std::int64_t link_pitch = 0;
};

inline constexpr std::array tour_scenes{DemoScene{.file = "salon-360.jpg",
                                                  .first_yaw = 50,
                                                  .plan_x = 476,
                                                  .plan_y = 713,
                                                  .leads_to = "cuisine-360.jpg",
                                                  .link_yaw = 86,
                                                  .link_pitch = -6},
                                        DemoScene{.file = "cuisine-360.jpg",
                                                  .first_yaw = -60,
                                                  .plan_x = 768,
                                                  .plan_y = 668,
                                                  .leads_to = "salon-360.jpg",
                                                  .link_yaw = -88,
                                                  .link_pitch = -9}};

}  // namespace guichet::demo

#include "server/demo/orders.hpp"
#include "server/demo/people.hpp"

namespace guichet::demo {

namespace {

// The office of an agent, as the generator deals them out.
std::string office_of(std::string_view agent) {
  return "B00" + std::to_string(static_cast<unsigned char>(agent.back()) % 4 + 1);
}

}  // namespace

const std::vector<listings::FixedListing>& properties() {
  static const std::vector<listings::FixedListing> all{
      {"24718803", "48213", "1248", "rue des Érables", "", "Québec (Montcalm)", "G1R 2K4", 749000, 4, 2},
      {"26190447", "48213", "1310", "rue des Érables", "", "Québec (Montcalm)", "G1R 2K6", 612500, 3, 2},
      {"25003316", "48213", "86", "rue des Érables", "", "Lévis", "G6V 3N2", 489900, 3, 1},
      {"27440120", "48213", "9", "rue des Érables Ouest", "", "Saint-Augustin", "G3A 2B8", 835000, 5, 3},
      {"23981755", "48213", "2205", "rue des Érables", "504", "Québec (Limoilou)", "G1J 4L1", 398000, 2, 1},
      {"25571902", "48213", "77", "avenue Cartier", "", "Québec", "G1R 2R8", 685000, 3, 2},
      {"26842217", "48213", "3310", "chemin Saint-Louis", "", "Québec (Sillery)", "G1W 1R9", 1195000, 5, 3},
      {"27105538", "48213", "15", "rang du Nord", "", "Saint-Augustin", "G3A 1W7", 559000, 4, 2},
      {"24330671", "48213", "402", "rue Saint-Joseph Est", "", "Québec (Saint-Roch)", "G1K 3B7", 449000, 2, 1,
       "VE"},
      {"23760984", "48213", "9", "rue du Fleuve", "", "Lévis", "G6V 4C1", 525000, 3, 2, "VE"},
      {"23518840", "48213", "61", "rue Aberdeen", "", "Québec", "G1R 2C8", 610000, 3, 2, "VE"},
      {"25918813", "48220", "118", "rue Saint-Joseph Est", "", "Québec (Saint-Roch)", "G1K 3A6", 379000, 2,
       1},
      {"26077349", "48231", "2", "chemin du Lac", "", "Lac-Beauport", "G3B 0L2", 899000, 4, 3},
      {"26513370", "48246", "18", "rue Crémazie", "", "Québec", "G1R 1X6", 575000, 3, 1},
      {"27260415", "48258", "640", "rue Père-Marquette", "", "Québec", "G1S 1Z9", 499000, 3, 1},
      {"27388126", "48269", "9", "rue Sainte-Ursule", "", "Québec", "G1R 4E1", 725000, 3, 2},
      {"27401933", "48220", "2205", "rue Monseigneur-Laval", "", "Québec", "G1C 4K3", 429000, 3, 1}};
  return all;
}

std::vector<listings::FixedMember> agents() {
  std::vector<listings::FixedMember> members;
  const auto add = [&members](std::string_view code, std::string_view last, std::string_view first,
                              std::string_view phone, std::string_view email) {
    members.push_back({std::string(code), office_of(code), std::string(last), std::string(first),
                       std::string(phone), std::string(email)});
  };
  add("48213", "Gagnon", "Élise", "418 555-0113", "elise.gagnon@panorama.example");
  add("48377", "Bergeron", "Mathieu", "418 555-0177", "mathieu.bergeron@panorama.example");
  for (const server::DemoPerson& agent : server::demo_agents())
    add(agent.login, agent.last_name, agent.first_name, "418 555-0100", agent.email);
  return members;
}

}  // namespace guichet::demo

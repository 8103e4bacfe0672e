#include "server/listings/import/generator.hpp"

#include <algorithm>
#include <array>
#include <fstream>
#include <set>
#include <stdexcept>
#include <string_view>
#include <utility>

#include "server/listings/import/centris.hpp"
#include "shared/core/text.hpp"

namespace guichet::listings {

namespace fs = std::filesystem;

namespace {

// SplitMix64 (Steele, Lea, Flood 2014): small, fast, and the same on every machine, unlike <random>'s
// distributions.
class Random {
 public:
  explicit Random(std::uint64_t seed) : state_(seed) {}
  std::uint64_t next() {
    std::uint64_t z = (state_ += 0x9e3779b97f4a7c15ull);
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9ull;
    z = (z ^ (z >> 27)) * 0x94d049bb133111ebull;
    return z ^ (z >> 31);
  }
  std::int64_t between(std::int64_t low, std::int64_t high) {
    return low + static_cast<std::int64_t>(next() % static_cast<std::uint64_t>(high - low + 1));
  }
  template <class List>
  const auto& one_of(const List& list) {
    return list[static_cast<std::size_t>(between(0, static_cast<std::int64_t>(list.size()) - 1))];
  }

 private:
  std::uint64_t state_;
};

struct Municipality {
  std::string_view code;
  std::string_view name;
  std::string_view postal_prefix;
};

constexpr std::array municipalities{
    Municipality{"23027", "Québec (La Cité-Limoilou)", "G1R"}, Municipality{"23028", "Québec (Sainte-Foy)", "G1V"},
    Municipality{"23029", "Québec (Beauport)", "G1E"},         Municipality{"25213", "Lévis", "G6V"},
    Municipality{"23072", "Saint-Augustin", "G3A"},            Municipality{"66023", "Montréal (Plateau)", "H2J"},
    Municipality{"66024", "Montréal (Rosemont)", "H1Y"},       Municipality{"65005", "Laval", "H7N"},
    Municipality{"58227", "Longueuil", "J4K"},                 Municipality{"43027", "Sherbrooke", "J1H"},
    Municipality{"37067", "Trois-Rivières", "G9A"},            Municipality{"94068", "Saguenay", "G7H"}};

constexpr std::array<std::string_view, 6> street_kinds{"rue", "avenue", "chemin", "boulevard", "rang", "place"};
constexpr std::array<std::string_view, 24> street_names{
    "des Pins",     "Saint-Louis",  "Cartier",        "du Fleuve",   "de la Montagne", "Sainte-Ursule",
    "Père-Marquette", "Crémazie",   "des Bouleaux",   "du Lac",      "Aberdeen",       "de l’Église",
    "Belvédère",    "des Cèdres",   "Monseigneur-Laval", "Salaberry", "du Moulin",     "Bourlamaque",
    "des Hirondelles", "Fraser",    "Champlain",      "de la Rivière", "Saint-Jean",   "des Lilas"};
constexpr std::array<std::string_view, 16> last_names{"Tremblay", "Pelletier", "Fortin",  "Arsenault", "Dubé",   "Côté",
                                                      "Bouchard", "Lévesque",  "Gauthier", "Morin",    "Lavoie", "Ouellet",
                                                      "Bélanger", "Hébert",    "Cloutier", "Nadeau"};
constexpr std::array<std::string_view, 16> first_names{"Mélanie", "Jonathan", "Hélène", "Marc-André", "Sophie", "François",
                                                       "Noémie",  "Karim",    "Julie",  "Étienne",    "Aude",   "Zoé",
                                                       "Gaëlle",  "Loïc",     "Maïté",  "Benoît"};
constexpr std::array<std::string_view, 4> offices{"B001", "B002", "B003", "B004"};
constexpr std::array<std::string_view, 4> office_names{"Agence du Cap", "Immobilière Montcalm", "Courtiers de la Rive",
                                                       "Groupe Champlain"};

constexpr std::size_t listing_columns = 160;
constexpr std::size_t member_columns = 17;

// UTF-8 to Windows-1252 for the letters that occur here: Latin-1 and the curly apostrophe.
std::string to_windows_1252(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = text::next_code_point(text, at);
    out.push_back(static_cast<char>(c == 0x2019 ? 0x92 : c < 0x100 ? c : U'?'));
  }
  return out;
}

class Table {
 public:
  explicit Table(const fs::path& file) : file_(file), out_(file, std::ios::binary) {
    if (!out_) throw std::runtime_error("cannot write " + file.string());
  }
  void write(const std::vector<std::string>& cells) {
    line_.clear();
    for (const std::string& cell : cells) {
      if (!line_.empty()) line_ += ',';
      line_ += '"';
      for (const char c : cell) line_.append(c == '"' ? 2 : 1, c);
      line_ += '"';
    }
    line_ += "\r\n";
    out_ << to_windows_1252(line_);
  }
  fs::path close() {
    out_.close();
    if (!out_) throw std::runtime_error("cannot write " + file_.string());
    return file_;
  }

 private:
  fs::path file_;
  std::ofstream out_;
  std::string line_{};
};

std::string slashed(const Day& day) {
  std::string text = format_iso(day);
  std::replace(text.begin(), text.end(), '-', '/');
  return text;
}

FixedListing invented(Random& random, const std::string& number, const std::vector<std::string>& agents) {
  const Municipality& town = random.one_of(municipalities);
  constexpr std::string_view letters = "ABCEGHJKLMNPRSTVXY";
  FixedListing listing;
  listing.number = number;
  listing.agent = random.one_of(agents);
  listing.street_number = std::to_string(random.between(1, 9999));
  listing.street = std::string(random.one_of(street_kinds)) + " " + std::string(random.one_of(street_names));
  if (random.between(0, 5) == 0) listing.unit = std::to_string(random.between(1, 60));
  listing.city = town.code;
  listing.postal_code = std::string(town.postal_prefix) + " " + std::to_string(random.between(1, 9)) +
                        random.one_of(letters) + std::to_string(random.between(1, 9));
  listing.price_dollars = random.between(180, 1600) * 1000 - random.between(0, 1) * 100;
  listing.bedrooms = static_cast<int>(random.between(1, 6));
  listing.bathrooms = static_cast<int>(random.between(1, 4));
  if (random.between(0, 19) == 0) listing.status = "VE";
  return listing;
}

std::vector<std::string> listing_row(Random& random, const FixedListing& listing, const Day& newest) {
  const ListingColumns at;
  std::vector<std::string> cells(listing_columns);
  const Day listed = add_days(newest, -random.between(0, 400));
  cells[at.number] = listing.number;
  cells[at.agent] = listing.agent;
  cells[at.office] = std::string(offices[listing.agent.back() % offices.size()]);
  cells[at.price] = std::to_string(listing.price_dollars) + ".00";
  cells[at.listed_on] = slashed(listed);
  cells[at.municipality] = listing.city;
  cells[at.street_number] = listing.street_number;
  cells[at.street_name] = listing.street;
  cells[at.unit] = listing.unit;
  cells[at.postal_code] = listing.postal_code;
  cells[53] = "R";
  cells[54] = listing.unit.empty() ? "ME" : "AP";
  cells[at.year_built] = std::to_string(random.between(1890, 2025));
  cells[at.living_area] = std::to_string(random.between(55, 420)) + ".5";
  cells[at.living_area_unit] = "MC";
  cells[at.bedrooms] = std::to_string(listing.bedrooms);
  cells[at.bathrooms] = std::to_string(listing.bathrooms);
  cells[113] = slashed(listed) + " 06:00:00";
  cells[at.status] = listing.status;
  cells[at.latitude] = "46." + std::to_string(random.between(700'000, 899'999));
  cells[at.longitude] = "-71." + std::to_string(random.between(100'000, 399'999));
  cells[157] = "Lumineuse, bien située,<br/>près des « services ». Une \"vraie\" occasion.";
  return cells;
}

std::vector<std::string> write_members(Random& random, Table& table, const SnapshotOptions& options) {
  std::vector<std::string> agents;
  const auto write = [&](const FixedMember& member) {
    const MemberColumns at;
    std::vector<std::string> cells(member_columns);
    cells[at.agent] = member.agent;
    cells[at.office] = member.office;
    cells[at.last_name] = member.last_name;
    cells[at.first_name] = member.first_name;
    cells[at.phone] = member.phone;
    cells[at.email] = member.email;
    cells[at.language] = "F";
    table.write(cells);
    agents.push_back(member.agent);
  };
  for (const FixedMember& member : options.fixed_members) write(member);
  for (std::int64_t n = static_cast<std::int64_t>(agents.size()); n < options.members; ++n) {
    const std::string code = std::to_string(60'000 + n);
    write({code, std::string(offices[code.back() % offices.size()]), std::string(random.one_of(last_names)),
           std::string(random.one_of(first_names)), "418 555-" + std::to_string(random.between(1000, 9999)),
           "agent" + code + "@courtiers.example"});
  }
  return agents;
}

void write_listings(Random& random, Table& table, const SnapshotOptions& options,
                    const std::vector<std::string>& agents) {
  std::set<std::string> taken;
  for (const FixedListing& listing : options.fixed_listings) {
    table.write(listing_row(random, listing, options.day));
    taken.insert(listing.number);
  }
  // Numbers follow each other, as a board gives them; eight digits.
  std::int64_t number = 20'000'000;
  for (auto n = static_cast<std::int64_t>(options.fixed_listings.size()); n < options.listings; ++n) {
    do ++number;
    while (taken.contains(std::to_string(number)));
    table.write(listing_row(random, invented(random, std::to_string(number), agents), options.day));
  }
}

}  // namespace

std::vector<fs::path> generate_snapshot(const fs::path& folder, const SnapshotOptions& options) {
  fs::create_directories(folder);
  Random random(options.seed);
  std::string stamp = format_iso(options.day);
  stamp.erase(std::remove(stamp.begin(), stamp.end(), '-'), stamp.end());

  Table towns(folder / "MUNICIPALITES.TXT");
  for (const Municipality& town : municipalities) towns.write({std::string(town.code), std::string(town.name)});
  Table bureaus(folder / "BUREAUX.TXT");
  for (std::size_t n = 0; n < offices.size(); ++n)
    bureaus.write({std::string(offices[n]), "F1", std::string(office_names[n])});
  Table members(folder / "MEMBRES.TXT");
  const std::vector<std::string> agents = write_members(random, members, options);
  if (agents.empty()) throw std::runtime_error("a snapshot needs at least one member");
  Table listings(folder / ("INSCRIPTIONS" + stamp + ".TXT"));
  write_listings(random, listings, options, agents);
  return {listings.close(), members.close(), bureaus.close(), towns.close()};
}

}  // namespace guichet::listings

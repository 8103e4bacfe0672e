#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <map>
#include <vector>

#include "wasm-app/ui/access_tree.hpp"

namespace guichet::ui {
namespace {

Node node(NodeId id, NodeId parent, std::string name = {}) {
  Node n;
  n.id = id;
  n.parent = parent;
  n.name = std::move(name);
  return n;
}

using Mirror = std::map<NodeId, std::vector<NodeId>>;

// What the browser's side does with a list of changes.
void apply_changes(Mirror& mirror, const std::vector<Change>& changes) {
  const auto detach = [&](NodeId id) {
    for (auto& [parent, children] : mirror) std::erase(children, id);
  };
  for (const Change& c : changes) {
    if (c.kind == ChangeKind::changed) continue;
    detach(c.id);
    if (c.kind == ChangeKind::removed) continue;
    std::vector<NodeId>& children = mirror[c.parent];
    BOOST_TEST_REQUIRE(c.index <= children.size());
    children.insert(children.begin() + c.index, c.id);
  }
}

Mirror shape(const std::vector<Node>& nodes) {
  Mirror mirror;
  for (const Node& n : nodes) mirror[n.parent].push_back(n.id);
  return mirror;
}

void check(const std::vector<Node>& before, const std::vector<Node>& after) {
  Mirror mirror;
  apply_changes(mirror, diff({}, before));
  apply_changes(mirror, diff(before, after));
  std::erase_if(mirror, [](const auto& entry) { return entry.second.empty(); });
  BOOST_TEST((mirror == shape(after)));
}

}  // namespace

BOOST_AUTO_TEST_SUITE(ui_access_tree)

BOOST_AUTO_TEST_CASE(equal_trees_need_no_change) {
  const std::vector<Node> tree{node(1, 0), node(2, 1), node(3, 1)};
  BOOST_TEST(diff(tree, tree).empty());
}

BOOST_AUTO_TEST_CASE(the_changes_lead_from_one_tree_to_the_other) {
  check({node(1, 0), node(2, 1), node(3, 1), node(4, 1)}, {node(1, 0), node(4, 1), node(2, 1), node(3, 1)});
  check({node(1, 0), node(2, 1), node(3, 2)}, {node(1, 0), node(3, 1), node(2, 1), node(5, 2)});
  check({node(1, 0), node(2, 1), node(3, 2)}, {node(4, 0), node(3, 4)});
  check({node(1, 0), node(2, 0), node(3, 0)}, {node(3, 0), node(9, 0), node(1, 0)});
}

BOOST_AUTO_TEST_CASE(a_change_names_only_what_differs) {
  const std::vector<Node> before{node(1, 0, "Envoyer")}, after{node(1, 0, "Envoi…")};
  const std::vector<Change> changes = diff(before, after);
  BOOST_TEST_REQUIRE(changes.size() == 1u);
  BOOST_TEST((changes[0].kind == ChangeKind::changed));
  BOOST_TEST(changes[0].fields == static_cast<std::uint32_t>(NodeField::name));
}

BOOST_AUTO_TEST_CASE(nodes_in_a_scroller_are_placed_in_its_content) {
  AccessTree tree;
  tree.begin_frame();
  tree.open(node(1, 0));
  tree.push_scroller(1, {10, -90});
  Node inside = node(2, 0);
  inside.box = {20, 10, 5, 5};
  tree.add(inside);
  tree.pop_scroller();
  tree.close();
  BOOST_TEST(tree.nodes()[1].box.y == 100);
  BOOST_TEST(tree.nodes()[1].scroller == 1u);
  BOOST_TEST(tree.nodes()[1].parent == 1u);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace guichet::ui

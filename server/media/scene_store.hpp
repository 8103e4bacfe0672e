// How the panoramas of an order are placed in its tour.
#pragma once

#include <vector>

#include "server/storage/db.hpp"
#include "shared/media/media.hpp"
#include "shared/orders/orders.hpp"

namespace guichet::media {

/// Instead of how it was placed before.
void store_scene(storage::Tx& tx, const MediaId& media, const Scene& scene, Instant now);
/// Gives every panorama of the order its scene.
void add_scenes(storage::Tx& tx, const orders::OrderNumber& number, std::vector<MediaItem>& items);

}  // namespace guichet::media

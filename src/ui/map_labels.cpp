#include "ui/map_parts.h"
namespace stf::ui::map_parts {
void place_labels(const view::MapView&, const view::MapSource&, const Canvas&, const MapOptions&, MapLayout&) {}
}

#pragma once
// Sizes that the parts of the exact timeline share. Not for other files.
#include "ui/exact.h"

namespace stf::ui::exact_parts {

float row_pitch(const Canvas&, bool labels);
TextStyle label_style(const Canvas&, bool strong);
TextStyle muted_style(const Canvas&);

// «Fristen er passert»
inline const std::string& late_note(const view::MapSource& source) {
    return source.texts.get("map.state.late");
}

struct Metrics {
    float gutter, header, stages, pad, name, between, journeys;

    Metrics(const Canvas& c, bool narrow)
        : gutter(narrow ? 0 : 190 * c.scale),
          header(78 * c.scale),
          stages(26 * c.scale),
          pad(7 * c.scale),
          name(narrow ? 30 * c.scale : 0),
          between(6),
          journeys(64 * c.scale) {}

    float top(bool with_stages) const { return header + (with_stages ? stages : 0); }
    float lane(const Canvas& c, const ExactRows::Lane& rows) const {
        const float rows_h =
            static_cast<float>(rows.rows) * row_pitch(c, rows.labels) + (rows.folded ? 36 * c.scale : 0);
        return std::max(rows_h, 44 * c.scale) + 2 * pad + name;
    }
};

} // namespace stf::ui::exact_parts

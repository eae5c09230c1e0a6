#include "view/semantics.h"

#include <cmath>

namespace stf::view {
namespace {

constexpr char field_end = '\x1f', record_end = '\x1e';

void add(std::string& out, std::string_view text) {
    for (const char c : text) out += static_cast<unsigned char>(c) < 0x20 && c != '\n' ? ' ' : c;
    out += field_end;
}

void add(std::string& out, std::int64_t number) {
    out += std::to_string(number) + field_end;
}

// Tenths of a px: finer than any screen shows, and free of floating-point text.
std::int64_t tenths(float px) {
    return std::llround(static_cast<double>(px) * 10);
}

} // namespace

NodeId node_id(NodeId parent, std::string_view key) {
    NodeId hash = 2166136261u ^ (parent * 16777619u);
    for (const char c : key) hash = (hash ^ static_cast<unsigned char>(c)) * 16777619u;
    return hash == 0 ? 1 : hash;
}

std::string serialise(const Tree& tree) {
    std::string out;
    for (const Node& node : tree.nodes) {
        add(out, node.id);
        add(out, node.parent);
        add(out, static_cast<int>(node.role));
        add(out, node.flags);
        add(out, node.level);
        add(out, static_cast<int>(node.lang));
        for (const float px : {node.rect.x, node.rect.y, node.rect.w, node.rect.h, node.content, node.font})
            add(out, tenths(px));
        for (const std::string* text : {&node.name, &node.value, &node.description, &node.hint})
            add(out, *text);
        out += record_end;
    }
    return out;
}

} // namespace stf::view

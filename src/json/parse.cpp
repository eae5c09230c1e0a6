// The only includer of nlohmann. Its lexer and parser drive the callbacks below; no exception is thrown, no
// tree of its own is built.
#include <algorithm>
#include <cstring>
#include <iterator>

#include <nlohmann/json.hpp>

#include "base/strings.h"
#include "json/path.h"
#include "json/value.h"

namespace stf::json {

namespace {

using base::Fault;
using base::FaultCode;
using base::Position;

// The lexer copies its iterator, so how far it has read stands outside.
class CountingIterator {
public:
    using iterator_category = std::input_iterator_tag;
    using value_type = char;
    using difference_type = std::ptrdiff_t;
    using pointer = const char*;
    using reference = const char&;

    CountingIterator(const char* at, const char** reached) : at_(at), reached_(reached) {}
    reference operator*() const { return *at_; }
    CountingIterator& operator++() {
        *reached_ = ++at_;
        return *this;
    }
    friend bool operator==(const CountingIterator& a, const CountingIterator& b) { return a.at_ == b.at_; }
    friend bool operator!=(const CountingIterator& a, const CountingIterator& b) { return a.at_ != b.at_; }

private:
    const char* at_;
    const char** reached_;
};

// Line and column of an offset; asked for in rising order, so that the text is walked through once.
class Locator {
public:
    explicit Locator(std::string_view text) : text_(text) {}

    Position at(std::size_t offset) {
        if (offset < offset_) *this = Locator(text_);
        for (; offset_ < offset; ++offset_) {
            const char c = text_[offset_];
            if (c == '\n') {
                ++position_.line;
                position_.column = 1;
            } else if ((static_cast<unsigned char>(c) & 0xC0) != 0x80) { // a code point begins here
                ++position_.column;
            }
        }
        return position_;
    }

private:
    std::string_view text_;
    std::size_t offset_ = 0;
    Position position_;
};

class Builder { // nlohmann's SAX interface
public:
    Builder(std::string_view text, const char*& reached, int depth)
        : text_(text), reached_(reached), depth_(static_cast<std::size_t>(depth)), locator_(text) {}

    bool null() { return add(Value(), Token::word); }
    bool boolean(bool value) { return add(Value(value), Token::word); }
    bool number_integer(std::int64_t value) { return add(Value(value), Token::number); }
    bool number_unsigned(std::uint64_t value) {
        if (value > static_cast<std::uint64_t>(INT64_MAX)) return number_too_large();
        return add(Value(static_cast<std::int64_t>(value)), Token::number);
    }
    bool number_float(double value, const std::string& raw) {
        if (raw.find_first_of(".eE") == std::string::npos)
            return number_too_large(); // a whole number beyond 64 bits
        return add(Value(value), Token::number);
    }
    bool string(std::string& value) { return add(Value(std::move(value)), Token::word); }
    bool binary(std::vector<std::uint8_t>&) { return false; } // not in JSON text
    bool start_object(std::size_t) { return open(Value(Members())); }
    bool start_array(std::size_t) { return open(Value(Items())); }
    bool end_array() { return close(); }

    bool key(std::string& name) {
        const std::size_t begin = token_begin();
        std::get_if<Members>(&open_.back().value->data)->push_back({std::move(name), Value()});
        keys_.push_back(begin);
        token_end_ = offset();
        return true;
    }

    bool end_object() {
        find_duplicates();
        return close();
    }

    // Only where the library stopped is taken from it: its words, and the token it shows, differ between
    // versions.
    bool parse_error(std::size_t position, const std::string&, const nlohmann::detail::exception& error) {
        if (error.id == 406) return number_too_large();
        std::size_t begin = text_.find_first_not_of(" \t\r\n", token_end_);
        while (begin + 1 < position && begin < text_.size() && (text_[begin] == ',' || text_[begin] == ':'))
            begin = text_.find_first_not_of(" \t\r\n", begin + 1);
        const std::size_t end = std::min(position, text_.size());
        if (position > text_.size() || begin >= end) {
            fail(FaultCode::unexpected_end, {}, text_.size());
        } else {
            const bool in_string =
                text_[begin] == '"' && std::strstr(error.what(), "invalid string") != nullptr;
            fail(
                FaultCode::unexpected, {base::printable(text_.substr(begin, end - begin))},
                in_string ? end - 1 : begin);
        }
        return false;
    }

    base::Result<Value> result() && {
        if (base::any_fault(faults_)) return std::move(faults_);
        return std::move(root_);
    }

private:
    enum class Token : std::uint8_t { word, number };

    struct Open {
        Value* value;      // stays where it is while open: its parent does not grow meanwhile
        std::size_t first; // of its keys
    };

    std::size_t offset() const { return static_cast<std::size_t>(reached_ - text_.data()); }

    std::size_t token_begin() const {
        std::size_t begin = token_end_;
        const auto between = [](char c) {
            return c == ' ' || c == '\n' || c == ',' || c == ':' || c == '\t' || c == '\r';
        };
        while (begin < text_.size() && between(text_[begin])) ++begin;
        return begin;
    }

    Value* place(Value&& value) {
        if (open_.empty()) {
            root_ = std::move(value);
            return &root_;
        }
        Value& parent = *open_.back().value;
        if (auto* members = std::get_if<Members>(&parent.data)) {
            members->back().value = std::move(value);
            return &members->back().value;
        }
        Items& items = *std::get_if<Items>(&parent.data);
        items.push_back(std::move(value));
        return &items.back();
    }

    bool add(Value&& value, Token token) {
        const std::size_t begin = token_begin();
        value.at = locator_.at(begin);
        // The lexer has read one character past a number to see its end, unless the text ended there.
        const bool ended = offset() == text_.size() && text_.back() >= '0' && text_.back() <= '9';
        token_end_ = token == Token::word || ended ? offset() : offset() - 1;
        place(std::move(value));
        return true;
    }

    bool open(Value&& value) {
        const std::size_t begin = token_begin();
        value.at = locator_.at(begin);
        if (open_.size() == depth_) {
            fail(FaultCode::too_deep, {std::to_string(depth_)}, begin);
            return false;
        }
        token_end_ = begin + 1;
        open_.push_back({place(std::move(value)), keys_.size()});
        return true;
    }

    bool close() {
        token_end_ = offset();
        keys_.resize(open_.back().first);
        open_.pop_back();
        return true;
    }

    bool number_too_large() {
        const std::size_t begin = token_begin();
        const std::size_t end = std::min(text_.find_first_not_of("+-.0123456789eE", begin), text_.size());
        fail(FaultCode::number_range, {base::printable(text_.substr(begin, end - begin))}, begin);
        return false;
    }

    void find_duplicates() {
        const Members& members = open_.back().value->members();
        if (members.size() < 8 && all_differ(members)) return; // most objects are small
        std::vector<std::size_t> order(members.size());
        for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
        std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
            const int compared = members[a].key.compare(members[b].key);
            return compared != 0 ? compared < 0 : a < b;
        });
        for (std::size_t i = 1; i < order.size(); ++i) {
            const std::string& key = members[order[i]].key;
            if (key != members[order[i - 1]].key) continue;
            Fault fault{
                FaultCode::duplicate_key,
                {base::printable(key)},
                Locator(text_).at(keys_[open_.back().first + order[i]]),
                "$",
                false};
            fault.path = container_path() + path_member(key);
            faults_.push_back(std::move(fault));
        }
    }

    static bool all_differ(const Members& members) {
        for (std::size_t i = 1; i < members.size(); ++i)
            for (std::size_t j = 0; j < i; ++j)
                if (members[i].key == members[j].key) return false;
        return true;
    }

    std::string container_path() const { // of the innermost open container
        std::string path = "$";
        for (std::size_t i = 0; i + 1 < open_.size(); ++i) {
            const Value& value = *open_[i].value;
            path += value.is_object() ? path_member(value.members().back().key)
                                      : path_item(value.items().size() - 1);
        }
        return path;
    }

    std::string value_path(FaultCode code) const {       // of the value that was about to be read
        if (code != FaultCode::number_range) return "$"; // syntax
        if (open_.empty()) return "$";
        const Value& parent = *open_.back().value;
        if (parent.is_array()) return container_path() + path_item(parent.items().size());
        return container_path() + path_member(parent.members().back().key);
    }

    void fail(FaultCode code, std::vector<std::string> args, std::size_t at) {
        faults_.push_back({code, std::move(args), locator_.at(at), value_path(code), false});
    }

    std::string_view text_;
    const char*& reached_;
    std::size_t depth_;
    Locator locator_;
    std::size_t token_end_ = 0; // where the last token that was told of ended
    Value root_;
    std::vector<Open> open_;
    std::vector<std::size_t> keys_; // where each key of what is open began
    base::Faults faults_;
};

base::Fault whole_file(FaultCode code, std::vector<std::string> args = {}) {
    return {code, std::move(args), {}, "$", false};
}

} // namespace

base::Result<Value> parse(std::string_view text, const Limits& limits) {
    if (text.size() > limits.bytes)
        return whole_file(FaultCode::too_large, {std::to_string(text.size()), std::to_string(limits.bytes)});
    if (text.substr(0, 3) == "\xEF\xBB\xBF") return whole_file(FaultCode::byte_order_mark);
    const std::size_t valid = base::utf8_valid_prefix(text);
    if (valid < text.size()) return Fault{FaultCode::bad_utf8, {}, Locator(text).at(valid), "$", false};

    const char* reached = text.data();
    Builder builder(text, reached, limits.depth);
    const CountingIterator begin(text.data(), &reached), end(text.data() + text.size(), &reached);
    nlohmann::json::sax_parse(begin, end, &builder);
    return std::move(builder).result();
}

} // namespace stf::json

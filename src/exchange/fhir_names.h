#pragma once
// What the writer and the reader of FHIR must agree on.
#include <string>
#include <string_view>

#include "json/value.h"

namespace stf::exchange::fhir {

inline constexpr std::string_view urn = "urn:stifinner:";

// The same for the same name, whoever exports it: an import twice does not make two.
std::string uuid(std::string_view name);

json::Value object(
    std::initializer_list<std::pair<std::string_view, json::Value>> members); // empty ones left out
json::Value array(std::initializer_list<json::Value> items);
// Adds to the array at `key`.
void append(json::Value& to, std::string_view key, json::Value item);

json::Value extension(std::string_view name, std::string_view type, json::Value value); // type: "valueString"
void extend(json::Value& element, std::string_view name, std::string_view type, json::Value value);
const json::Value* extension_of(const json::Value& element, std::string_view name); // the whole extension
std::string extension_text(const json::Value& element, std::string_view name, std::string_view type);

// FHIR's texts know no other white space than the common ones. In JSON inside a text it is escaped instead.
std::string clean(std::string_view text, bool json_inside = false);

const std::string& text_at(const json::Value& of, std::string_view key); // "" if it is no text

} // namespace stf::exchange::fhir

#pragma once
// What the commands of the command line share.
#include <cstdio>
#include <optional>
#include <string>
#include <vector>

#include "base/result.h"

namespace stf::cli {

enum Exit { good = 0, faulty = 1, unusable = 2 };

int misused(const std::string& why);
int unreadable(const std::string& file);
std::optional<std::string> read_file(const std::string& name);
void print(const std::string& text);
void print(std::FILE* to, const std::string& file, const base::Faults&, bool warnings);

int run_export(const std::vector<std::string>& args); // cli_exchange.cpp
int run_import(const std::vector<std::string>& args);

} // namespace stf::cli

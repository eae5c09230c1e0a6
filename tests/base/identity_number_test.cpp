#include <doctest/doctest.h>

#include "base/identity_number.h"

using stf::base::has_identity_number;
using stf::base::identity_numbers;
using stf::base::without_identity_numbers;

TEST_CASE("identity numbers: however they are written") {
    for (const char* text :
         {"13097248022", "130972 48022", "13 09 72 48022", "13.09.72 48022", "13.09.72-48022", "130972-48022",
          "130972 480 22", "130972 48 022", "1 3 0 9 7 2 4 8 0 2 2", "fnr: 13097248022.", "(13097248022)",
          "130972\xC2\xA0"
          "48022",
          "130972\xE2\x80\xAF"
          "48022",
          "æ13097248022ø"}) {
        CAPTURE(text);
        CHECK(has_identity_number(text));
    }
}

TEST_CASE("identity numbers: D-numbers, synthetic ones and mistyped control digits too") {
    CHECK(has_identity_number("53097248016")); // day + 40
    CHECK(has_identity_number("13897248022")); // month + 80
    CHECK(has_identity_number("13497248022")); // month + 40
    CHECK(has_identity_number("13747248022")); // month + 65
    CHECK(has_identity_number("13097212345"));
    CHECK(has_identity_number("29020012345"));
}

TEST_CASE("identity numbers: what is none") {
    for (const char* text :
         {"", "22 33 44 55", "+47 22 33 44 55", "22334455 22334455", "1309724802", "130972480220",
          "32017012345", "00017012345", "13137012345", "30020012345", "13.09.1972", "13.09.2026 kl. 12.30",
          "3213097248022", "1234 56 78903", "1309 7248022", "130972  48022", "13a97248022", "72000000000"}) {
        CAPTURE(text);
        CHECK_FALSE(has_identity_number(text));
    }
}

TEST_CASE("identity numbers: only their digits are hidden") {
    CHECK(
        without_identity_numbers("ring 22 33 44 55 om 130972 48022!") == "ring 22 33 44 55 om •••••• •••••!");
    CHECK(without_identity_numbers("13097248022 og 53097248016") == "••••••••••• og •••••••••••");
    CHECK(without_identity_numbers("ingen æøå 🙂") == "ingen æøå 🙂");
    CHECK(identity_numbers("x13097248022").front().from == 1);
    CHECK(identity_numbers("x13097248022").front().to == 12);
    CHECK_FALSE(has_identity_number(without_identity_numbers("13097248022 13 09 72 48022")));
}

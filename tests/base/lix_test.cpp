#include <doctest/doctest.h>

#include "base/lix.h"

using namespace stf;

TEST_CASE("lix: words, long words and sentences are counted in letters, not bytes") {
    const base::Readability easy = base::readability("Du får brev. Det er én side.");
    CHECK(easy.words == 7);
    CHECK(easy.long_words == 0);
    CHECK(easy.sentences == 2);
    CHECK(easy.tenths() == 35);
    // "pårørende" has nine letters, "blåbær" six, in eleven and eight bytes
    const base::Readability hard = base::readability("Pårørende liker blåbær!");
    CHECK(hard.words == 3);
    CHECK(hard.long_words == 1);
    CHECK(hard.tenths() == 363); // 3 + 33.33
}

TEST_CASE("lix: what ends a sentence, and what does not") {
    CHECK(base::readability("Kl. 10.30 ringer vi").sentences == 1); // the full stop inside a number is none
    CHECK(base::readability("Ta med: medisiner. Ring oss").sentences == 2);
    CHECK(base::readability("Hvorfor? Fordi!").sentences == 2);
    CHECK(base::readability("«Hva er viktig for deg?» spør legen").words == 7);
    CHECK(base::readability("3–4 uker").words == 3);
    CHECK(base::readability("lærings- og mestringskurs").words == 3);
}

TEST_CASE("lix: nothing to read") {
    CHECK(base::readability("").tenths() == 0);
    CHECK(base::readability(" … – » ").words == 0);
    CHECK(base::readability("ord").tenths() == 10);
}

#include "view/glossary_view.h"

#include <algorithm>

namespace stf::view {
namespace {

// Letters of words in our languages: ASCII letters, and every byte of a letter beyond.
bool is_letter(char c) {
    const auto byte = static_cast<unsigned char>(c);
    return (byte | 0x20u) >= 'a' && (byte | 0x20u) <= 'z' ? true : byte >= 0x80;
}

bool has_word(std::string_view text, std::string_view word) {
    for (std::size_t at = text.find(word); at != std::string_view::npos; at = text.find(word, at + 1)) {
        const std::size_t end = at + word.size();
        const bool alone = at == 0 || !is_letter(text[at - 1]);
        // "KAD-seng", "LMS-kurs" and "IP" count, "IPAD" does not.
        if (alone && (end == text.size() || !is_letter(text[end]))) return true;
    }
    return false;
}

std::string term_title(const pathway::Term& term, base::Language language) {
    const std::string& whole = term.term.in(language);
    if (term.abbreviation.empty() || term.abbreviation == whole) return whole;
    return whole.empty() ? term.abbreviation : term.abbreviation + " (" + whole + ")";
}

// So that å comes last and capitals beside small letters; good enough for a list of words.
std::string sort_key(const std::string& title) {
    std::string key;
    for (const char c : title) key += static_cast<char>(c >= 'A' && c <= 'Z' ? c + 32 : c);
    return key;
}

} // namespace

std::vector<std::string> words_in(
    const pathway::Pathway& pathway, const pathway::Step& step, const Texts& texts) {
    const base::Language language = texts.language();
    std::string read = step.title.in(language) + " " + step.summary.in(language) + " " +
        step.explain.in(language) + " " + step.note.in(language) + " " + step.missing.in(language);
    for (const auto* list : {&step.bring, &step.prepare, &step.documents_in, &step.documents_out})
        for (const base::Text& text : *list) read += " " + text.in(language);
    for (const std::string& actor : step.responsible)
        if (const pathway::Actor* found = pathway::find(pathway.actors, actor))
            read += " " + found->title.in(language) + " " + found->explain.in(language);
    std::vector<std::string> out;
    for (const pathway::Term& term : pathway.glossary) {
        if (term.abbreviation.empty() || !has_word(read, term.abbreviation)) continue;
        out.push_back(term_title(term, language) + ": " + term.explain.in(language));
    }
    return out;
}

std::vector<WordLine> all_words(
    const plan::Plan* plan, const std::vector<pathway::Term>& site, const Texts& texts) {
    const base::Language language = texts.language();
    std::vector<const pathway::Term*> terms;
    const auto add = [&](const std::vector<pathway::Term>& list) {
        for (const pathway::Term& term : list)
            if (std::none_of(terms.begin(), terms.end(), [&](const auto* t) { return t->id == term.id; }))
                terms.push_back(&term);
    };
    if (plan)
        for (const plan::Course& course : plan->courses) add(course.pathway->glossary);
    add(site);
    std::vector<WordLine> out;
    for (const pathway::Term* term : terms)
        out.push_back({term_title(*term, language), term->explain.in(language)});
    std::stable_sort(out.begin(), out.end(), [](const WordLine& a, const WordLine& b) {
        return sort_key(a.term) < sort_key(b.term);
    });
    return out;
}

} // namespace stf::view

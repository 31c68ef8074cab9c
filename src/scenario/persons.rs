//! Words that seem to name a person: a title before a name, or initials before one.
//!
//! A scenario has posts and offices, for a name that was made up may be a real one. What is looked for is narrow, so that posts,
//! places and offices are left alone: a title with a post behind it names nobody.
//! Deliberately not here: names without a title, which nothing tells from those of places.

/// Titles in English, as they are written before a name.
const ENGLISH: [&str; 18] = [
    "Mr",
    "Mrs",
    "Ms",
    "Dr",
    "Prof",
    "Sheikh",
    "Shaikh",
    "Hajj",
    "Haj",
    "Sayyid",
    "Ustaz",
    "Colonel",
    "Col",
    "Captain",
    "Capt",
    "Lieutenant",
    "Lt",
    "Brigadier",
];
/// Words with a capital that are a post, a body or a place and no name.
const NO_NAMES: [&str; 24] = [
    "Chair",
    "Commander",
    "Commanding",
    "Commission",
    "Control",
    "Deputy",
    "Director",
    "Duty",
    "Head",
    "Minister",
    "Officer",
    "Of",
    "President",
    "Secretary",
    "Speaker",
    "General",
    "Street",
    "Road",
    "Square",
    "School",
    "Mosque",
    "Centre",
    "Hospital",
    "Governor",
];
/// Titles in Arabic that stand before names and posts alike.
const ARABIC: [&str; 6] = ["السيد", "السيدة", "الحاج", "الحاجة", "الدكتور", "الأستاذ"];
/// Posts and small words behind a title, after which nobody is named.
const POSTS: [&str; 34] = [
    "رئيس",
    "رئيسة",
    "مدير",
    "مديرة",
    "وزير",
    "وزيرة",
    "قائد",
    "آمر",
    "ضابط",
    "مسؤول",
    "مسؤولة",
    "نائب",
    "نائبة",
    "عضو",
    "عضوة",
    "وكيل",
    "أمين",
    "أمينة",
    "مندوب",
    "ممثل",
    "في",
    "من",
    "على",
    "عند",
    "إلى",
    "عن",
    "مع",
    "أو",
    "لا",
    "قد",
    "هو",
    "هي",
    "الذي",
    "التي",
];

/// The byte at which words seem to name a person, and those words.
pub(super) fn named(text: &str) -> Option<(usize, String)> {
    // Most texts have neither a title nor initials; that is quickly seen.
    let words: Vec<(usize, &str)> = words(text);
    words.windows(2).enumerate().find_map(|(n, pair)| {
        let [(at, first), (next_at, next)] = [pair[0], pair[1]];
        let between = &text[at + first.len()..next_at];
        let third = words.get(n + 2).map(|(_, w)| *w);
        let found = english(first, between, next, third)
            || arabic(first, between, next)
            || initials(text, &words[n..]);
        found.then(|| (at, text[at..next_at + next.len()].to_owned()))
    })
}

/// Runs of letters with the byte at which each begins.
fn words(text: &str) -> Vec<(usize, &str)> {
    let mut out = Vec::new();
    let mut start = None;
    for (n, c) in text.char_indices().chain([(text.len(), ' ')]) {
        match (c.is_alphabetic(), start) {
            (true, None) => start = Some(n),
            (false, Some(from)) => {
                out.push((from, &text[from..n]));
                start = None;
            }
            _ => {}
        }
    }
    out
}

/// A capital and small letters behind it.
fn is_name(word: &str) -> bool {
    let mut letters = word.chars();
    let begins = letters.next().is_some_and(char::is_uppercase);
    begins && word.chars().count() >= 3 && letters.all(char::is_lowercase)
}

fn english(first: &str, between: &str, next: &str, third: Option<&str>) -> bool {
    let no_name = |w: &str| NO_NAMES.contains(&w);
    ENGLISH.contains(&first)
        && matches!(between, " " | ". " | ".")
        && is_name(next)
        && !no_name(next)
        && !third.is_some_and(no_name)
}

fn arabic(first: &str, between: &str, next: &str) -> bool {
    let post = POSTS.contains(&next) || next.starts_with("ال") || next.starts_with("وال");
    ARABIC.contains(&first) && between == " " && !post
}

/// Two initials with points and a name: “A. B. Name”.
fn initials(text: &str, words: &[(usize, &str)]) -> bool {
    let [(a, first), (b, second), (c, name), ..] = *words else {
        return false;
    };
    let one = |w: &str| w.len() == 1 && w.starts_with(char::is_uppercase);
    let point = |gap: &str| matches!(gap, "." | ". ");
    let (x, y) = (text.get(a + 1..b), text.get(b + 1..c));
    one(first) && one(second) && x.is_some_and(point) && y.is_some_and(point) && is_name(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_before_a_name_is_found_and_a_post_is_not() {
        let found = |t: &str| named(t).map(|(_, words)| words);
        for (text, words) in [
            ("Ask Mr. Example at the gate", "Mr. Example"),
            ("Dr Example is here", "Dr Example"),
            ("said Sheikh Example today", "Sheikh Example"),
            ("signed: A. B. Example", "A. B"),
            ("اتصل السيد مثال بالغرفة", "السيد مثال"),
        ] {
            assert_eq!(found(text).as_deref(), Some(words), "{text}");
        }
        for text in [
            "The head of the centre calls",
            "Captain Of the guard",
            "on Sheikh Example Street",
            "Plan B. Then the line",
            "the Haj season, Mr Speaker",
            "السيد رئيس المركز",
            "السيدة المديرة",
            "حضر الحاج من السوق",
            "Head of Al Abraq centre",
        ] {
            assert_eq!(found(text), None, "{text}");
        }
    }
}

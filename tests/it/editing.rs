//! RON text is changed and laid out without losing a byte of what an author typed: properties over all shipped scenarios and over
//! texts made by chance.

use std::path::PathBuf;

use proptest::prelude::*;
use tamrin::scenario::edit::{Document, Kind, Node, Step, laid_out, tokens};
use tamrin::scenario::read::dialect;

use crate::locales::files;

fn shipped() -> Vec<(PathBuf, String)> {
    let dir = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("scenarios");
    let all = files(&dir, "ron");
    assert!(all.len() > 20, "{}", all.len());
    let read = |p: PathBuf| {
        let text = std::fs::read_to_string(&p).unwrap();
        (p, text)
    };
    all.into_iter().map(read).collect()
}

/// What a text means, as the library reads it that reads scenarios.
fn meaning(text: &str) -> ron::Value {
    let value = dialect().from_str::<ron::Value>(text);
    alike(value.unwrap_or_else(|e| panic!("{e}:\n{text}")))
}

/// `( )` and `()` are read as different values and mean the same to every type.
fn alike(value: ron::Value) -> ron::Value {
    use ron::Value::{Map, Option, Seq, Unit};
    match value {
        Unit => Seq(Vec::new()),
        Seq(all) => Seq(all.into_iter().map(alike).collect()),
        Option(inner) => Option(inner.map(|v| Box::new(alike(*v)))),
        Map(all) => Map(all.into_iter().map(|(k, v)| (k, alike(v))).collect()),
        other => other,
    }
}

fn together(text: &str) -> String {
    tokens(text).iter().map(|t| &text[t.span.clone()]).collect()
}

/// The places of all values, each with its span.
fn places(node: &Node, text: &str, way: &mut Vec<Owned>, all: &mut Vec<(Vec<Owned>, Node)>) {
    all.push((way.clone(), node.clone()));
    let Kind::Group(g) = &node.kind else {
        return;
    };
    for (n, e) in g.entries.iter().enumerate() {
        let step = match &e.label {
            tamrin::scenario::edit::Label::Field(name) => {
                Owned::Field(text[name.clone()].trim_start_matches("r#").to_owned())
            }
            _ => Owned::Item(n),
        };
        way.push(step);
        places(&e.value, text, way, all);
        way.pop();
    }
}

#[derive(Clone, Debug)]
enum Owned {
    Field(String),
    Item(usize),
}

fn steps(way: &[Owned]) -> Vec<Step<'_>> {
    let mut steps = Vec::new();
    for s in way {
        steps.push(match s {
            Owned::Field(name) => Step::Field(name),
            Owned::Item(n) => Step::Item(*n),
        });
    }
    steps
}

#[test]
fn all_shipped_files_are_their_pieces_and_mean_the_same_laid_out() {
    for (path, text) in shipped() {
        assert_eq!(together(&text), text, "{}", path.display());
        let d = Document::parse(&text).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
        assert_eq!(d.text(), text);
        let laid = laid_out(&text).unwrap();
        assert!(meaning(&laid) == meaning(&text), "{}", path.display());
        assert_eq!(laid_out(&laid).unwrap(), laid, "{}", path.display());
        let comments = |t: &str| {
            let all = tokens(t).into_iter().filter(|x| x.kind.is_comment());
            all.map(|x| t[x.span].to_owned()).collect::<Vec<_>>()
        };
        assert_eq!(comments(&laid), comments(&text), "{}", path.display());
    }
}

/// Of a file of every sort some values are changed: all outside of them stays.
#[test]
fn a_value_of_a_shipped_file_is_changed_and_nothing_else() {
    for (path, text) in shipped() {
        let d = Document::parse(&text).unwrap();
        let mut all = Vec::new();
        places(d.root(), &text, &mut Vec::new(), &mut all);
        for (way, node) in all.iter().step_by(all.len() / 20 + 1) {
            let mut changed = d.clone();
            changed.set(&steps(way), "\"new\"").unwrap();
            let want = format!(
                "{}\"new\"{}",
                &text[..node.span.start],
                &text[node.span.end..]
            );
            assert_eq!(changed.text(), want, "{}: {way:?}", path.display());
        }
    }
}

/// Blanks and comments as they may stand between any two pieces.
fn blank() -> impl Strategy<Value = String> {
    prop_oneof![
        6 => Just(String::new()),
        4 => Just(" ".to_owned()),
        3 => Just("\n    ".to_owned()),
        1 => Just("\n\n\n  ".to_owned()),
        1 => Just(" // c, (\n".to_owned()),
        1 => Just("/* a /* ] */ b */".to_owned()),
        1 => Just("\n  // own\n  ".to_owned()),
    ]
}

fn word() -> impl Strategy<Value = String> {
    prop_oneof![
        Just("1".to_owned()),
        Just("-2.5".to_owned()),
        Just("true".to_owned()),
        Just("\"نص \\\"x\\\" // no\"".to_owned()),
        Just("r#\"a\n\"b\" ]\"#".to_owned()),
        Just("'\\''".to_owned()),
        "[a-z]{1,60}".prop_map(|w| format!("\"{w}\"")),
    ]
}

/// A value with brackets inside brackets.
fn value() -> impl Strategy<Value = String> {
    word().prop_recursive(4, 40, 6, |inner| {
        let item = (blank(), inner, blank()).prop_map(|(a, v, b)| format!("{a}{v}{b}"));
        let items = prop::collection::vec(item, 0..6).boxed();
        let close = |open: &str, items: Vec<String>, comma: bool, end: String, close: &str| {
            let comma = if comma && !items.is_empty() { "," } else { "" };
            format!("{open}{}{comma}{end}{close}", items.join(","))
        };
        prop_oneof![
            (items.clone(), any::<bool>(), blank())
                .prop_map(move |(i, c, b)| close("[", i, c, b, "]")),
            (items, any::<bool>(), blank(), blank()).prop_map(move |(i, c, b, colon)| {
                let named = i.into_iter().enumerate();
                let named = named.map(|(n, v)| format!("{colon}f{n}:{v}")).collect();
                close("(", named, c, b, ")")
            }),
        ]
    })
}

fn text() -> impl Strategy<Value = String> {
    (blank(), value(), blank()).prop_map(|(a, v, b)| format!("{a}{v}{b}"))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn any_text_is_its_pieces(text in "[\\PC\n\"'(\\[{)\\]},:/*#r\\\\]{0,80}") {
        prop_assert_eq!(together(&text), text.clone());
        // Whatever it is, it is read or told to be wrong.
        drop(Document::parse(&text));
    }

    #[test]
    fn a_text_laid_out_means_the_same_and_stays_as_it_is(text in text()) {
        let laid = laid_out(&text).unwrap();
        prop_assert_eq!(meaning(&laid), meaning(&text), "{}", laid);
        prop_assert_eq!(laid_out(&laid).unwrap(), laid.clone(), "{}", text);
    }

    #[test]
    fn a_change_is_made_where_it_is_asked_for(text in text().prop_map(|t| format!("[{t}\n]")), pick in any::<prop::sample::Index>(), at in 0usize..7, remove in any::<bool>()) {
        let d = Document::parse(&text).unwrap();
        let mut all = Vec::new();
        places(d.root(), &text, &mut Vec::new(), &mut all);
        let lists: Vec<_> = all.iter().filter(|(_, n)| matches!(n.group(), Some(g) if g.bracket == tamrin::scenario::edit::Bracket::Square)).collect();
        let (way, list) = pick.get(&lists);
        let g = list.group().unwrap();
        let mut changed = d.clone();
        let ron::Value::Seq(mut want) = meaning(&text[list.span.clone()]) else { panic!("{text}") };
        if remove && !g.entries.is_empty() {
            let n = at % g.entries.len();
            changed.remove_item(&steps(way), n).unwrap();
            want.remove(n);
        } else {
            let n = at.min(g.entries.len());
            changed.insert_item(&steps(way), n, "(\n    new: \"x\",\n)").unwrap();
            want.insert(n, meaning("(new: \"x\")"));
        }
        let now = changed.node(&steps(way)).unwrap().span.clone();
        prop_assert_eq!(meaning(&changed.text()[now.clone()]), ron::Value::Seq(want), "{}\n->\n{}", text, changed.text());
        prop_assert_eq!(&changed.text()[..now.start], &text[..list.span.start]);
        prop_assert_eq!(&changed.text()[now.end..], &text[list.span.end..]);
        meaning(changed.text());
    }

    #[test]
    fn a_value_takes_the_place_of_another(text in text(), pick in any::<prop::sample::Index>()) {
        let d = Document::parse(&text).unwrap();
        let mut all = Vec::new();
        places(d.root(), &text, &mut Vec::new(), &mut all);
        let (way, node) = pick.get(&all);
        let mut changed = d.clone();
        changed.set(&steps(way), "\"new\"").unwrap();
        prop_assert_eq!(changed.text(), format!("{}\"new\"{}", &text[..node.span.start], &text[node.span.end..]));
        let typed = changed.typed(&steps(way));
        prop_assert_eq!(typed, Some("\"new\""));
    }
}

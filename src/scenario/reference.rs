//! The author's field reference, made from the types of `scenario::raw` and their doc comments.
//!
//! A test compares it with `scenarios/README.md`. Deliberately not here: the guide around it.

/// The reference as Markdown.
pub fn markdown() -> String {
    String::new()
}

//! Changes RON text and nothing else of it: what an author typed stays as it is, comments, blanks and all.
//!
//! A [`Document`] is a text with a small tree of spans over it ([`Node`], [`Group`], [`Entry`]). It is changed by place:
//! `[Step::Field("injects"), Step::Item(3), Step::Field("notes")]` is the notes of the fourth inject. A change replaces, inserts or
//! takes out one value with the blanks, comma and line that belong to it, in the manner of its neighbours; every byte outside stays.
//! [`laid_out`] writes a whole text in the usual layout, with the same meaning and the same comments.
//!
//! ```
//! use tamrin_exercise::scenario::edit::{Document, Step, quoted};
//! let mut d = Document::parse("(\n    list: [\n        (id: \"a\"), // first\n    ],\n)\n").unwrap();
//! d.append(&[Step::Field("list")], "(id: \"b\")").unwrap();
//! d.set(&[Step::Field("list"), Step::Item(0), Step::Field("id")], &quoted("c")).unwrap();
//! assert_eq!(d.text(), "(\n    list: [\n        (id: \"c\"), // first\n        (id: \"b\"),\n    ],\n)\n");
//! ```
//!
//! It reads text that is written rightly; where slips stand and what they may have been is found by `locate`.
//! Deliberately not here: what the fields mean, types, files.

mod document;
mod layout;
mod token;
mod tree;
mod value;

pub use document::{Document, EditError, Step, escaped, quoted};
pub use layout::{WIDTH, in_layout, laid_out, laid_out_within};
pub use token::{Token, TokenKind, is_blank, piece, tokens};
pub use tree::{Bracket, Entry, Group, Kind, Label, Node, SyntaxError, Wrong};
pub use value::{degrees, in_languages, span, time};

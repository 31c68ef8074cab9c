//! Layer 3: what an author's editor asks of a scenario that is being written: which words fit here, what this means, where that stands.
//!
//! A text in an editor is seldom written rightly, so nothing here needs it to be: [`place`] goes along the brackets before the cursor,
//! [`names`] finds what is there between slips. What may be typed comes from the types that read it (`scenario::schema`).
//! Deliberately not here: findings (`scenario::check`), files, the protocol of editors (`cli`).

pub mod complete;
pub mod explain;
pub mod names;
mod place;

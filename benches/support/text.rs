//! A scenario from a generated text.

use std::sync::Arc;

use tamrin::scenario::{self, Scenario};

/// A scenario from its text.
pub(crate) fn scenario_of(text: String) -> Arc<Scenario> {
    let texts = scenario::shipped::with_library(vec![("scenario.ron".to_owned(), text)]);
    let checked = scenario::from_texts(texts);
    let first = checked
        .findings
        .first()
        .map(|f| tamrin::wording::findings::lines(f, tamrin::base::text::Lang::En));
    Arc::new(checked.scenario.unwrap_or_else(|| panic!("{first:?}")))
}

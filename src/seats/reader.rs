//! Who reads: the cookies of a request, and the language that it asks for.
//!
//! Deliberately not here: which cookie lets in (`codes`).

use axum::http::header::{self, HeaderMap};

use super::app::App;
use crate::base::text::Lang;

/// Name of the cookie with the language that was chosen at the door.
pub(super) const LANGUAGE: &str = "tamrin-lang";

/// The cookies of a request, by their names.
pub(super) fn cookies(headers: &HeaderMap) -> impl Iterator<Item = (&str, &str)> {
    headers
        .get_all(header::COOKIE)
        .iter()
        .filter_map(|v| v.to_str().ok())
        .flat_map(|v| v.split(';'))
        .filter_map(|pair| pair.trim().split_once('='))
}

/// The language that a request asks for.
pub(super) fn lang(app: &App, asked: Option<&str>, headers: &HeaderMap) -> Lang {
    let chosen = cookies(headers)
        .find(|(name, _)| *name == LANGUAGE)
        .and_then(|(_, tag)| Lang::named(tag));
    let accepted = headers
        .get(header::ACCEPT_LANGUAGE)
        .and_then(|v| v.to_str().ok())
        .into_iter()
        .flat_map(|v| v.split(','))
        .filter_map(|part| part.split([';', '-']).next())
        .find_map(|tag| Lang::named(tag.trim()));
    asked
        .and_then(Lang::named)
        .or(chosen)
        .or(accepted)
        .unwrap_or(app.lang)
}

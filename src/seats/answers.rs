//! What pages, documents and streams are answered as.
//!
//! Deliberately not here: what every answer bears (`guard`), what is in it.

use std::convert::Infallible;

use axum::body::{Body, Bytes};
use axum::http::header::{self, HeaderName, HeaderValue};
use axum::response::{Html, IntoResponse, Response};
use futures_util::stream::Stream;
use maud::Markup;

use super::guard;
use crate::scenario::image::Image;

/// A page.
pub(super) fn html(markup: Markup) -> Response {
    Html(markup.into_string()).into_response()
}

/// A page that brings its look with it.
pub(super) fn document(page: String) -> Response {
    let mut answer = Html(page).into_response();
    let policy = HeaderValue::from_static(guard::OF_DOCUMENT);
    let headers = answer.headers_mut();
    headers.insert(header::CONTENT_SECURITY_POLICY, policy);
    answer
}

/// A file to keep: a browser shows nothing of it by itself, whatever is in it.
pub(super) fn saved(name: &str, bytes: Vec<u8>) -> Response {
    let name = name.rsplit('/').next().unwrap_or(name);
    let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_');
    let name: String = name
        .chars()
        .map(|c| if plain(c) { c } else { '_' })
        .collect();
    let mut answer = bytes.into_response();
    let headers = answer.headers_mut();
    let kind = HeaderValue::from_static("application/octet-stream");
    headers.insert(header::CONTENT_TYPE, kind);
    if let Ok(keep) = HeaderValue::from_str(&format!("attachment; filename=\"{name}\"")) {
        headers.insert(header::CONTENT_DISPOSITION, keep);
    }
    answer
}

/// A picture that a page shows.
pub(super) fn picture(image: &Image) -> Response {
    let mut answer = image.bytes.to_vec().into_response();
    let kind = HeaderValue::from_static(image.kind.media_type());
    answer.headers_mut().insert(header::CONTENT_TYPE, kind);
    answer
}

/// A stream of events that are in bytes already.
pub(super) fn events_of(
    events: impl Stream<Item = Result<Bytes, Infallible>> + Send + 'static,
) -> Response {
    let head = [
        (header::CONTENT_TYPE, "text/event-stream"),
        (header::CACHE_CONTROL, "no-cache"),
    ];
    (head, Body::from_stream(events)).into_response()
}

/// A stream of events that a proxy passes on as it comes.
pub(super) fn streamed(events: impl IntoResponse) -> Response {
    let mut answer = events.into_response();
    let at_once = (
        HeaderName::from_static("x-accel-buffering"),
        HeaderValue::from_static("no"),
    );
    answer.headers_mut().insert(at_once.0, at_once.1);
    answer
}

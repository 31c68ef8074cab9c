//! A picture from a file as a drawing, as documents hold it, and as pixels.
//!
//! Deliberately not here: which files are pictures (`scenario::image`), drawings of maps (`svg`).

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use super::png;
use super::svg::escape;
use crate::scenario::image::Image;

/// The picture as an SVG document that says what it shows.
pub fn drawing(image: &Image, shows: &str) -> String {
    let Image {
        kind,
        width: w,
        height: h,
        bytes,
    } = image;
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {w} {h}\" width=\"{w}\" height=\"{h}\" role=\"img\"><title>{}</title><image width=\"{w}\" height=\"{h}\" href=\"data:{};base64,{}\"/></svg>",
        escape(shows),
        kind.media_type(),
        STANDARD.encode(bytes)
    )
}

/// Its pixels, row by row, each as red, green, blue and how opaque; none if what follows its head is damaged.
pub fn pixels(image: &Image) -> Option<Vec<u8>> {
    png::pixels(&drawing(image, ""))
}

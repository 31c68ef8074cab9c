//! An SVG drawing as a PNG picture, without a display.
//!
//! Words are set in the font that comes with the program, so a picture is the same on every machine.
//! Deliberately not here: what is drawn (`svg`).

use std::sync::{Arc, LazyLock};

use resvg::{tiny_skia, usvg};

/// The fonts of all pictures, read once.
static FONTS: LazyLock<Arc<usvg::fontdb::Database>> = LazyLock::new(|| {
    let mut fonts = usvg::fontdb::Database::new();
    fonts.load_font_data(dejavu::sans::regular().to_vec());
    fonts.load_font_data(dejavu::sans::bold().to_vec());
    fonts.set_sans_serif_family(super::svg::FONT);
    Arc::new(fonts)
});

/// The drawing as the bytes of a PNG file; nothing if it is no drawing or too large to hold.
pub fn png(svg: &str) -> Option<Vec<u8>> {
    enlarged(svg, 1)
}

/// The same with so many pixels for each unit of the drawing, for paper.
pub fn enlarged(svg: &str, times: u32) -> Option<Vec<u8>> {
    drawn(svg, times)?.encode_png().ok()
}

/// The drawing's pixels, row by row, each as red, green, blue and how opaque; nothing if it is no drawing or too large to hold.
pub(super) fn pixels(svg: &str) -> Option<Vec<u8>> {
    Some(drawn(svg, 1)?.take_demultiplied())
}

fn drawn(svg: &str, times: u32) -> Option<tiny_skia::Pixmap> {
    let options = usvg::Options {
        font_family: super::svg::FONT.to_owned(),
        fontdb: FONTS.clone(),
        ..usvg::Options::default()
    };
    let tree = usvg::Tree::from_str(svg, &options).ok()?;
    let size = tree.size().to_int_size();
    let mut pixels = tiny_skia::Pixmap::new(
        size.width().checked_mul(times)?,
        size.height().checked_mul(times)?,
    )?;
    let scale = times as f32;
    resvg::render(
        &tree,
        tiny_skia::Transform::from_scale(scale, scale),
        &mut pixels.as_mut(),
    );
    Some(pixels)
}

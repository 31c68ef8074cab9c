//! How wide the columns of a table are: as its author says, but none narrower than its longest word, so that no head and no name is
//! broken inside, where the others can spare it.
//!
//! Deliberately not here: how a table is set (`html`, `pdf`, `docx`).

use super::doc::{Inline, Layout, RichText, Table};

/// What a letter takes of a hundred parts of an upright page, of a head, which is bold, and of a cell; and what stands around words.
const HEAD: f64 = 1.4;
const CELL: f64 = 1.25;
const AROUND: f64 = 1.8;
/// What a letter takes on a page that lies on its side, in place of what it takes on an upright one.
const WIDE: f64 = 0.6;
/// Most that a single word may take: what is longer is broken.
const MOST: f64 = 30.0;

impl Table {
    /// Gives each column room for its longest word.
    pub(super) fn fit(&mut self, layout: Layout) {
        let scale = match layout {
            Layout::Page | Layout::Letter => 1.0,
            Layout::Wide => WIDE,
        };
        let least: Vec<f64> = (0..self.columns.len())
            .map(|n| self.longest(n, scale).min(MOST))
            .collect();
        let shares: Vec<f64> = self.shares().collect();
        let fitted = fitted(&shares, &least);
        for (column, share) in self.columns.iter_mut().zip(fitted) {
            column.share = share.round().clamp(1.0, 100.0) as u8;
        }
    }

    /// What the longest word of a column takes.
    fn longest(&self, n: usize, scale: f64) -> f64 {
        let head = longest_word(&self.columns[n].head) as f64 * HEAD;
        let cells = self.rows.iter().filter_map(|r| r.cells.get(n));
        let cells = cells.map(longest_of).max().unwrap_or(0) as f64 * CELL;
        head.max(cells) * scale + AROUND
    }
}

/// Shares in a hundred of which none is below its least, taken from those that have more, by how much more they have.
fn fitted(shares: &[f64], least: &[f64]) -> Vec<f64> {
    let lacks: f64 = shares
        .iter()
        .zip(least)
        .map(|(s, l)| (l - s).max(0.0))
        .sum();
    let spare: f64 = shares
        .iter()
        .zip(least)
        .map(|(s, l)| (s - l).max(0.0))
        .sum();
    if lacks == 0.0 || spare == 0.0 {
        return shares.to_vec();
    }
    // Where there is not enough to spare all get the same part of what they lack.
    let (given, taken) = ((spare / lacks).min(1.0), (lacks / spare).min(1.0));
    let one = |(s, l): (&f64, &f64)| match l - s {
        lack if lack > 0.0 => s + lack * given,
        lack => s + lack * taken,
    };
    shares.iter().zip(least).map(one).collect()
}

fn longest_of(cell: &RichText) -> usize {
    let one = |i: &Inline| match i {
        Inline::Text { text }
        | Inline::Strong { text }
        | Inline::Code { text }
        | Inline::Fact { text, .. } => longest_word(text),
        Inline::Rating { .. } => 1,
        Inline::Break | Inline::More { .. } | Inline::Picture { .. } => 0,
    };
    cell.iter().map(one).max().unwrap_or(0)
}

/// Signs of the longest part of words that no line breaks in.
fn longest_word(words: &str) -> usize {
    let parts = words.split(|c: char| c.is_whitespace() || matches!(c, '-' | '/' | '–' | '·'));
    let signs = |part: &str| {
        part.chars()
            .filter(|c| c.is_alphanumeric() || c.is_ascii_punctuation())
            .count()
    };
    parts.map(signs).max().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::doc::text;

    #[test]
    fn no_column_is_narrower_than_its_longest_word_where_others_can_spare_it() {
        let mut t = Table::of(["No.", "Responsibility", "What"], [5, 5, 90]);
        t.push(vec![text("1"), text("x"), text("a b c")]);
        t.fit(Layout::Page);
        let shares: Vec<u8> = t.columns.iter().map(|c| c.share).collect();
        assert!(shares[1] >= 20 && shares[2] >= 50, "{shares:?}");
        assert_eq!(shares.iter().map(|s| u32::from(*s)).sum::<u32>(), 100);
        // Where nothing is too narrow nothing changes.
        let mut t = Table::of(["A", "B"], [30, 70]);
        t.fit(Layout::Page);
        assert_eq!((t.columns[0].share, t.columns[1].share), (30, 70));
        // Where nobody can spare anything it stays as it is said.
        assert_eq!(fitted(&[50.0, 50.0], &[60.0, 60.0]), [50.0, 50.0]);
    }
}

//! The seal of a record: a chain of hashes over the head of the file, every order and every fact, in the order in which they were
//! written.
//!
//! Each value is the hash of the one before and of what is added, so whoever changes, adds or takes away anything gets another last
//! value. The last value is said at ENDEX and stands in the report: a printed report proves the file. What evaluators write after
//! ENDEX is not in it, for it is added to the record later.
//! The hash is BLAKE3. It has no key: it shows a change to whoever holds the value that was printed; it does not hinder anyone.
//! Deliberately not here: where the values are kept (`store`).

use std::fmt;

/// One value of a chain: 32 bytes.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) struct Link(pub(super) [u8; 32]);

impl Link {
    /// The first value of a chain.
    pub(super) fn first(of: &str) -> Self {
        Self(*blake3::hash(of.as_bytes()).as_bytes())
    }

    /// The value after something was added.
    #[must_use]
    pub(super) fn then(self, part: &[u8]) -> Self {
        let mut hasher = blake3::Hasher::new();
        hasher.update(&self.0).update(part);
        Self(*hasher.finalize().as_bytes())
    }

    /// As 64 hexadecimal digits, to be kept.
    pub(super) fn hex(self) -> String {
        blake3::Hash::from_bytes(self.0).to_hex().to_string()
    }

    /// From 64 hexadecimal digits.
    pub(super) fn from_hex(text: &str) -> Option<Self> {
        blake3::Hash::from_hex(text)
            .ok()
            .map(|h| Self(*h.as_bytes()))
    }
}

impl fmt::Debug for Link {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.hex())
    }
}

/// The last value of a record's chain, to be printed and compared by eye: 32 hexadecimal digits (128 bits) in groups of four.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Seal(String);

impl Seal {
    /// Of the chain over the head and the orders, and the one over the facts.
    pub(super) fn of(orders: Link, facts: Link) -> Self {
        let hex = orders.then(&facts.0).hex();
        let groups: Vec<&str> = (0..8).map(|n| &hex[n * 4..n * 4 + 4]).collect();
        Self(groups.join(" "))
    }
}

impl fmt::Display for Seal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn another_part_another_order_or_one_less_gives_another_value() {
        let chain = |parts: &[&str]| {
            parts
                .iter()
                .fold(Link::first("head"), |l, p| l.then(p.as_bytes()))
        };
        let whole = chain(&["a", "b", "c"]);
        for other in [
            &["a", "b"][..],
            &["a", "c", "b"],
            &["a", "bc"],
            &["a", "b", "x"],
            &["a", "b", "c", "d"],
        ] {
            assert_ne!(chain(other), whole, "{other:?}");
        }
        assert_eq!(Link::from_hex(&whole.hex()), Some(whole));
        assert_eq!(Seal::of(whole, whole).to_string().len(), 39);
    }
}

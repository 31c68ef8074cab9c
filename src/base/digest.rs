//! A hash that is the same on every machine and in every version of this program, for comparing the states of two runs.
//!
//! FNV-1a, 64 bits (Fowler, Noll and Vo). Deliberately not here: security. It finds accidents, not forgeries.

/// Collects bytes and numbers into 64 bits.
#[derive(Clone, Copy, Debug)]
pub struct Hasher(u64);

impl Default for Hasher {
    fn default() -> Self {
        Self(0xcbf2_9ce4_8422_2325)
    }
}

impl Hasher {
    /// Adds bytes.
    pub fn bytes(&mut self, bytes: &[u8]) -> &mut Self {
        for &b in bytes {
            self.0 = (self.0 ^ u64::from(b)).wrapping_mul(0x0000_0100_0000_01b3);
        }
        self
    }

    /// Adds text and its length, so that `ab`,`c` and `a`,`bc` differ.
    pub fn text(&mut self, text: &str) -> &mut Self {
        self.num(text.len() as i64).bytes(text.as_bytes())
    }

    /// Adds a number.
    pub fn num(&mut self, n: i64) -> &mut Self {
        self.bytes(&n.to_le_bytes())
    }

    /// Adds the exact bits of a float.
    pub fn float(&mut self, x: f64) -> &mut Self {
        self.bytes(&x.to_bits().to_le_bytes())
    }

    /// The hash of all that was added.
    pub fn finish(self) -> u64 {
        self.0
    }
}

/// Hash of one text.
pub fn of_text(text: &str) -> u64 {
    Hasher::default().text(text).finish()
}

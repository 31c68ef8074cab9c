//! Random numbers: one independent stream for each (entity, purpose), and the three distributions the model uses.
//!
//! A stream is derived from the exercise's seed, the entity's stable identifier and the purpose.
//! So a change in one place shifts no other place's draws, and two runs that differ in one decision share all other luck.
//! Every variate takes exactly one uniform number and is increasing in it.
//!
//! Deliberately not here: a global generator, a seed from the clock.

use rand::Rng;
use rand::SeedableRng;
use rand_xoshiro::Xoshiro256PlusPlus;

use super::digest::Hasher;

/// One stream of random numbers.
#[derive(Clone, Debug)]
pub struct Stream(Xoshiro256PlusPlus);

/// For state hashes: where it stands shows in its next two numbers.
impl serde::Serialize for Stream {
    fn serialize<S: serde::Serializer>(&self, out: S) -> Result<S::Ok, S::Error> {
        let mut ahead = self.clone();
        (ahead.bits(), ahead.bits()).serialize(out)
    }
}

impl Stream {
    /// The stream of `purpose` for the entity called `id` in an exercise with this `seed`.
    pub fn new(seed: u64, purpose: &str, id: &str) -> Self {
        let mut h = Hasher::default();
        h.num(seed.cast_signed()).text(purpose).text(id);
        Self(Xoshiro256PlusPlus::seed_from_u64(h.finish()))
    }

    /// The next 64 bits.
    #[inline]
    pub fn bits(&mut self) -> u64 {
        self.0.next_u64()
    }

    /// Uniform on the open interval (0, 1): 52 random bits, centred, so that neither end occurs.
    #[inline]
    pub fn uniform(&mut self) -> f64 {
        ((self.bits() >> 12) as f64 + 0.5) * (1.0 / (1u64 << 52) as f64)
    }

    /// Exponential with mean 1.
    #[inline]
    pub fn exponential(&mut self) -> f64 {
        -libm::log(1.0 - self.uniform())
    }

    /// Standard normal, by inversion.
    #[inline]
    pub fn normal(&mut self) -> f64 {
        normal_quantile(self.uniform())
    }
}

/// The value below which a standard normal variate lies with probability `p`, 0 < `p` < 1.
///
/// Wichura's algorithm AS 241 (PPND16, Applied Statistics 37, 1988), relative accuracy about 1e-16.
#[inline]
pub fn normal_quantile(p: f64) -> f64 {
    let q = p - 0.5;
    if q.abs() <= 0.425 {
        let r = 0.180625 - q * q;
        return q * poly(&CENTRE_NUM, r) / poly(&CENTRE_DEN, r);
    }
    normal_tail(p, q)
}

#[cold]
fn normal_tail(p: f64, q: f64) -> f64 {
    let r = libm::sqrt(-libm::log(if q < 0.0 { p } else { 1.0 - p }));
    let x = if r <= 5.0 {
        poly(&MID_NUM, r - 1.6) / poly(&MID_DEN, r - 1.6)
    } else {
        poly(&FAR_NUM, r - 5.0) / poly(&FAR_DEN, r - 5.0)
    };
    if q < 0.0 { -x } else { x }
}

/// Horner's rule, highest coefficient first.
#[inline]
fn poly(c: &[f64; 8], x: f64) -> f64 {
    c.iter().fold(0.0, |acc, k| acc * x + k)
}

// The coefficients stand as they were published.
#[expect(clippy::excessive_precision, reason = "as published")]
const CENTRE_NUM: [f64; 8] = [
    2509.0809287301226727,
    33430.575583588128105,
    67265.770927008700853,
    45921.953931549871457,
    13731.693765509461125,
    1971.5909503065514427,
    133.14166789178437745,
    3.387132872796366608,
];
#[expect(clippy::excessive_precision, reason = "as published")]
const CENTRE_DEN: [f64; 8] = [
    5226.495278852854561,
    28729.085735721942674,
    39307.89580009271061,
    21213.794301586595867,
    5394.1960214247511077,
    687.1870074920579083,
    42.313330701600911252,
    1.0,
];
#[expect(clippy::excessive_precision, reason = "as published")]
const MID_NUM: [f64; 8] = [
    7.7454501427834140764e-4,
    0.0227238449892691845833,
    0.24178072517745061177,
    1.27045825245236838258,
    3.64784832476320460504,
    5.7694972214606914055,
    4.6303378461565452959,
    1.42343711074968357734,
];
#[expect(clippy::excessive_precision, reason = "as published")]
const MID_DEN: [f64; 8] = [
    1.05075007164441684324e-9,
    5.475938084995344946e-4,
    0.0151986665636164571966,
    0.14810397642748007459,
    0.68976733498510000455,
    1.6763848301838038494,
    2.05319162663775882187,
    1.0,
];
#[expect(clippy::excessive_precision, reason = "as published")]
const FAR_NUM: [f64; 8] = [
    2.01033439929228813265e-7,
    2.71155556874348757815e-5,
    0.0012426609473880784386,
    0.026532189526576123093,
    0.29656057182850489123,
    1.7848265399172913358,
    5.4637849111641143699,
    6.6579046435011037772,
];
#[expect(clippy::excessive_precision, reason = "as published")]
const FAR_DEN: [f64; 8] = [
    2.04426310338993978564e-15,
    1.4215117583164458887e-7,
    1.8463183175100546818e-5,
    7.868691311456132591e-4,
    0.0148753612908506148525,
    0.13692988092273580531,
    0.59983220655588793769,
    1.0,
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn streams_are_fixed_for_ever() {
        let mut s = Stream::new(2024, "arrivals", "centre-1");
        let first: Vec<u64> = (0..2).map(|_| s.bits()).collect();
        expect_test::expect![[r#"
            [
                6044368313785259303,
                16102467798065357839,
            ]
        "#]]
        .assert_debug_eq(&first);
    }

    #[test]
    fn streams_of_other_entity_or_purpose_differ() {
        let draw = |p, id| Stream::new(1, p, id).bits();
        assert_ne!(draw("a", "x"), draw("a", "y"));
        assert_ne!(draw("a", "x"), draw("b", "x"));
        assert_ne!(draw("ab", "c"), draw("a", "bc"));
    }

    #[test]
    fn normal_quantiles_match_the_published_table() {
        for (p, z) in [
            (0.5, 0.0),
            (0.975, 1.959_963_984_540_054),
            (0.001, -3.090_232_306_167_813),
            (1e-10, -6.361_340_902_404_056),
        ] {
            assert!(
                (normal_quantile(p) - z).abs() < 1e-9,
                "{p}: {}",
                normal_quantile(p)
            );
        }
    }

    #[test]
    fn means_and_variances_are_right() {
        let mut s = Stream::new(7, "test", "moments");
        let n = 200_000;
        let (mut e, mut z, mut zz) = (0.0, 0.0, 0.0);
        for _ in 0..n {
            e += s.exponential();
            let x = s.normal();
            z += x;
            zz += x * x;
        }
        let n = f64::from(n);
        // Four standard errors: 4/sqrt(n) = 0.009 for the means, 4*sqrt(2/n) = 0.0127 for the variance.
        assert!(
            (e / n - 1.0).abs() < 0.009 && (z / n).abs() < 0.009 && (zz / n - 1.0).abs() < 0.0127
        );
    }
}

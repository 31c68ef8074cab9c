//! What can be said of a mean, a difference or a share from so many runs, and how sure that is.
//!
//! Intervals of means are Student's, those of shares Wilson's; many comparisons are corrected after Holm. A mean of few runs of
//! something lopsided is less sure than its interval says: thirty runs are a start, a hundred are better.
//! Deliberately not here: what is compared (`compare`).

/// Chance that an interval holds what it is of, where nothing else is asked for.
pub const SURE: f64 = 0.95;

/// The mean of numbers and their standard deviation (of a sample); none of no numbers, a deviation of 0 of a single one.
pub fn mean_and_deviation(values: &[f64]) -> Option<(f64, f64)> {
    let n = values.len() as f64;
    if values.is_empty() {
        return None;
    }
    let mean = values.iter().sum::<f64>() / n;
    let squares: f64 = values.iter().map(|v| (v - mean) * (v - mean)).sum();
    Some((mean, libm::sqrt(squares / (n - 1.0).max(1.0))))
}

/// A mean with what is known of it.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Mean {
    /// How many numbers.
    pub n: usize,
    /// Their mean.
    pub mean: f64,
    /// Their standard deviation.
    pub deviation: f64,
    /// How far the interval reaches to both sides at [`SURE`]; none of fewer than two.
    pub half: Option<f64>,
    /// How likely a mean so far from 0 is where the true one is 0; none of fewer than two.
    pub p: Option<f64>,
}

impl Mean {
    /// Of numbers, such as differences of pairs; none of no numbers.
    pub fn of(values: &[f64]) -> Option<Self> {
        let n = values.len();
        let (mean, deviation) = mean_and_deviation(values)?;
        let error = deviation / libm::sqrt(n as f64);
        let free = n as f64 - 1.0;
        let half = (n > 1).then(|| t_quantile(0.5 + SURE / 2.0, free) * error);
        let p = (n > 1).then(|| {
            // Numbers that are all the same have no spread to judge by; that all lie on one side of 0 is as likely as heads each time.
            if error <= mean.abs() * 1e-12 {
                if mean == 0.0 {
                    1.0
                } else {
                    libm::pow(0.5, free)
                }
            } else {
                2.0 * (1.0 - t_below((mean / error).abs(), free))
            }
        });
        Some(Self {
            n,
            mean,
            deviation,
            half,
            p,
        })
    }

    /// From where to where the true mean lies.
    pub fn interval(&self) -> Option<(f64, f64)> {
        let half = self.half?;
        Some((self.mean - half, self.mean + half))
    }

    /// How many runs are needed for an interval that reaches no further than `half` to both sides, if numbers go on to spread so;
    /// none where that is no positive number, or more than a million.
    pub fn needed(&self, half: f64) -> Option<usize> {
        const MOST: usize = 1_000_000;
        // Not a number is not positive either.
        if self.n < 2 || half.is_nan() || half <= 0.0 {
            return None;
        }
        let enough = |n: usize| {
            let n = n as f64;
            t_quantile(0.5 + SURE / 2.0, n - 1.0) * self.deviation / libm::sqrt(n) <= half
        };
        if !enough(MOST) {
            return None;
        }
        // The width only falls as the number grows.
        let (mut few, mut many) = (1, MOST);
        while many - few > 1 {
            let middle = usize::midpoint(few, many);
            if enough(middle) {
                many = middle;
            } else {
                few = middle;
            }
        }
        Some(many)
    }
}

/// From where to where a share lies of which `part` of `whole` were seen, between 0 and 1, at [`SURE`].
pub fn share(part: usize, whole: usize) -> Option<(f64, f64)> {
    if whole == 0 {
        return None;
    }
    let z = crate::base::rng::normal_quantile(0.5 + SURE / 2.0);
    let (n, p) = (whole as f64, part as f64 / whole as f64);
    let middle = (p + z * z / (2.0 * n)) / (1.0 + z * z / n);
    let half = z * libm::sqrt(p * (1.0 - p) / n + z * z / (4.0 * n * n)) / (1.0 + z * z / n);
    Some(((middle - half).max(0.0), (middle + half).min(1.0)))
}

/// Chances of errors made fit for so many comparisons at once, after Holm: in the order given.
pub fn holm(chances: &[f64]) -> Vec<f64> {
    let mut order: Vec<usize> = (0..chances.len()).collect();
    order.sort_by(|a, b| chances[*a].total_cmp(&chances[*b]));
    let mut fit = vec![1.0; chances.len()];
    let mut least: f64 = 0.0;
    for (rank, n) in order.into_iter().enumerate() {
        let times = (chances.len() - rank) as f64;
        least = least.max((chances[n] * times).min(1.0));
        fit[n] = least;
    }
    fit
}

/// Student's distribution with so many degrees of freedom: how likely a value is not above `t`.
pub fn t_below(t: f64, free: f64) -> f64 {
    let tail = 0.5 * beta_below(free / (free + t * t), free / 2.0, 0.5);
    if t < 0.0 { tail } else { 1.0 - tail }
}

/// The value that Student's distribution with so many degrees of freedom does not exceed with chance `p`, 0 < `p` < 1.
pub fn t_quantile(p: f64, free: f64) -> f64 {
    if p < 0.5 {
        return -t_quantile(1.0 - p, free);
    }
    let mut high = 1.0;
    while t_below(high, free) < p && high < 1e12 {
        high *= 2.0;
    }
    let mut low = 0.0;
    for _ in 0..200 {
        let middle = f64::midpoint(low, high);
        if t_below(middle, free) < p {
            low = middle;
        } else {
            high = middle;
        }
    }
    f64::midpoint(low, high)
}

/// The regularised incomplete beta function, by its continued fraction (Lentz's way of computing one).
fn beta_below(x: f64, a: f64, b: f64) -> f64 {
    if x <= 0.0 || x >= 1.0 {
        return x.clamp(0.0, 1.0);
    }
    // The fraction converges fast on one side of the middle; the other side follows from symmetry.
    if x > (a + 1.0) / (a + b + 2.0) {
        return 1.0 - beta_below(1.0 - x, b, a);
    }
    let front = libm::lgamma(a + b) - libm::lgamma(a) - libm::lgamma(b)
        + a * libm::log(x)
        + b * libm::log1p(-x);
    let away = |v: f64| if v.abs() < 1e-300 { 1e-300 } else { v };
    let mut d = 1.0 / away(1.0 - (a + b) * x / (a + 1.0));
    let (mut c, mut sum) = (1.0, d);
    for n in 1..500 {
        let m = f64::from(n);
        let even = m * (b - m) * x / ((a + 2.0 * m - 1.0) * (a + 2.0 * m));
        let odd = -(a + m) * (a + b + m) * x / ((a + 2.0 * m) * (a + 2.0 * m + 1.0));
        let mut step = 1.0;
        for term in [even, odd] {
            d = 1.0 / away(1.0 + term * d);
            c = away(1.0 + term / c);
            step = c * d;
            sum *= step;
        }
        if (step - 1.0).abs() < 1e-15 {
            break;
        }
    }
    libm::exp(front) * sum / a
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::rng::Stream;

    #[test]
    fn students_quantiles_are_those_of_the_tables() {
        for (free, p, t) in [
            (1.0, 0.975, 12.706_204_736),
            (2.0, 0.975, 4.302_652_730),
            (5.0, 0.975, 2.570_581_836),
            (9.0, 0.95, 1.833_112_933),
            (29.0, 0.975, 2.045_229_642),
            (29.0, 0.995, 2.756_385_904),
            (199.0, 0.975, 1.971_956_544),
            (999_999.0, 0.975, 1.959_966_36),
        ] {
            let found = t_quantile(p, free);
            assert!((found - t).abs() < 2e-8 * t, "{free} {p}: {found}");
            assert!((t_below(found, free) - p).abs() < 1e-12);
            assert!((t_quantile(1.0 - p, free) + t).abs() < 2e-8 * t);
        }
        assert!((t_below(0.0, 7.0) - 0.5).abs() < 1e-15);
        // With one degree of freedom it is Cauchy's: a quarter lies above 1.
        assert!((t_below(1.0, 1.0) - 0.75).abs() < 1e-12);
    }

    #[test]
    fn a_mean_is_what_one_computes_by_hand() {
        let m = Mean::of(&[1.0, 2.0, 3.0, 4.0]).unwrap();
        assert_eq!((m.n, m.mean), (4, 2.5));
        assert!((m.deviation - 1.290_994_448_7).abs() < 1e-9);
        assert!((m.half.unwrap() - 2.054_260_13).abs() < 1e-6, "{m:?}");
        // t = 2.5 / 0.6455 = 3.873 with 3 degrees of freedom.
        assert!((m.p.unwrap() - 0.030_466_29).abs() < 1e-6, "{m:?}");
        assert_eq!(Mean::of(&[3.0]).unwrap().half, None);
        assert_eq!(Mean::of(&[]), None);
    }

    #[test]
    fn what_does_not_differ_is_found_not_to_and_what_always_does_is_no_surer_than_its_number() {
        let same = Mean::of(&[0.0; 30]).unwrap();
        assert_eq!((same.half, same.p), (Some(0.0), Some(1.0)));
        let p = |n: usize| Mean::of(&vec![2.0; n]).unwrap().p.unwrap();
        assert_eq!([p(2), p(5)], [0.5, 0.0625]);
        assert!(p(30) < 1e-8);
    }

    /// Seeded, so it comes out the same each time: 4,000 intervals of a mean that is known.
    #[test]
    fn intervals_hold_what_they_are_of_ninety_five_times_in_a_hundred() {
        let mut s = Stream::new(11, "test", "coverage");
        let (mut held, mut shares, mut alarms) = (0, 0, 0);
        for _ in 0..4000 {
            let values: Vec<f64> = (0..12).map(|_| 5.0 + 3.0 * s.normal()).collect();
            let (low, high) = Mean::of(&values).unwrap().interval().unwrap();
            held += usize::from((low..=high).contains(&5.0));
            let nothing: Vec<f64> = values.iter().map(|v| v - 5.0).collect();
            alarms += usize::from(Mean::of(&nothing).unwrap().p.unwrap() < 0.05);
            let hits = (0..80).filter(|_| s.uniform() < 0.1).count();
            let (low, high) = share(hits, 80).unwrap();
            shares += usize::from((low..=high).contains(&0.1));
        }
        // Four standard errors of 4,000 trials at 95 in 100: 1.4 in 100.
        let of = |n: usize| n as f64 / 4000.0;
        assert!((of(held) - 0.95).abs() < 0.014, "{}", of(held));
        assert!((of(alarms) - 0.05).abs() < 0.014, "{}", of(alarms));
        assert!((of(shares) - 0.95).abs() < 0.03, "{}", of(shares));
    }

    /// Of twenty comparisons of what does not differ, one in twenty families has a false alarm, not two in three.
    #[test]
    fn many_comparisons_raise_no_more_false_alarms_than_one() {
        assert_eq!(
            holm(&[0.01, 0.04, 0.03, 0.005]),
            [0.03, 0.06, 0.06, 0.02],
            "by hand"
        );
        assert_eq!(holm(&[]), Vec::<f64>::new());
        let mut s = Stream::new(12, "test", "families");
        let mut alarms = 0;
        for _ in 0..1000 {
            let chances: Vec<f64> = (0..20)
                .map(|_| {
                    let values: Vec<f64> = (0..10).map(|_| s.normal()).collect();
                    Mean::of(&values).unwrap().p.unwrap()
                })
                .collect();
            alarms += usize::from(holm(&chances).iter().any(|p| *p < 0.05));
        }
        assert!((20..=80).contains(&alarms), "{alarms}");
    }

    #[test]
    fn so_many_runs_as_are_said_are_enough_and_one_fewer_is_not() {
        let mut s = Stream::new(13, "test", "needed");
        let values: Vec<f64> = (0..40).map(|_| 10.0 * s.normal()).collect();
        let m = Mean::of(&values).unwrap();
        let needed = m.needed(2.0).unwrap();
        let half =
            |n: usize| t_quantile(0.975, n as f64 - 1.0) * m.deviation / libm::sqrt(n as f64);
        assert!(half(needed) <= 2.0 && half(needed - 1) > 2.0, "{needed}");
        // About (1.96 × 10 / 2)² = 96.
        assert!((60..150).contains(&needed), "{needed}");
        assert_eq!([m.needed(0.0), m.needed(1e-9)], [None, None]);
        assert_eq!(Mean::of(&[4.0; 5]).unwrap().needed(0.1), Some(2));
    }

    #[test]
    fn shares_are_wilsons() {
        let (low, high) = share(0, 30).unwrap();
        assert!(low == 0.0 && (high - 0.1135).abs() < 1e-3, "{high}");
        assert_eq!(share(0, 0), None);
    }
}

//! Medians and quantiles.
//!
//! Deliberately not here: what they are of.

/// The middle one of a sorted list, of an even number the mean of the two in the middle; none of an empty list.
pub(super) fn median(sorted: &[f64]) -> Option<f64> {
    let middle = sorted.len() / 2;
    let upper = *sorted.get(middle)?;
    Some(if sorted.len().is_multiple_of(2) {
        f64::midpoint(sorted[middle - 1], upper)
    } else {
        upper
    })
}

/// The least second that at least `percent` in 100 of `count` do not exceed; pairs of a second and how many had it, in order.
pub(super) fn quantile(by_second: &[(u32, u32)], count: u64, percent: u64) -> u32 {
    let rank = (count * percent).div_ceil(100);
    let mut seen = 0;
    for (second, n) in by_second {
        seen += u64::from(*n);
        if seen >= rank {
            return *second;
        }
    }
    by_second.last().map_or(0, |b| b.0)
}

/// The smallest value of a sorted list that at least `percent` in 100 do not exceed; none of an empty list.
pub(super) fn nearest_rank(sorted: &[i64], percent: usize) -> Option<i64> {
    let rank = (sorted.len() * percent).div_ceil(100).max(1);
    sorted.get(rank - 1).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quantiles_go_by_nearest_rank() {
        assert_eq!(nearest_rank(&[1, 2, 3, 4, 5, 6, 7, 8, 9, 10], 90), Some(9));
        assert_eq!(
            [nearest_rank(&[7], 90), nearest_rank(&[], 90)],
            [Some(7), None]
        );
        assert_eq!(
            [&[1.0, 2.0, 3.0, 40.0][..], &[5.0, 7.0, 90.0], &[7.0], &[]].map(median),
            [Some(2.5), Some(7.0), Some(7.0), None]
        );
        assert_eq!(quantile(&[(0, 90), (10, 5), (60, 5)], 100, 95), 10);
    }
}

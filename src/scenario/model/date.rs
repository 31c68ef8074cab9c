//! The calendar of an exercise: which date a moment has.
//!
//! Deliberately not here: time zones, and times of day (`base::time`).

use super::Head;
use crate::base::time::SimTime;

impl Head {
    /// The date of a moment, year-month-day; what the scenario says if that is no date.
    pub fn date_of(&self, t: SimTime) -> String {
        date_after(&self.date, t.day())
    }
}

/// The date some days after another, both year-month-day; one that is no date is left as it is.
fn date_after(date: &str, days: i64) -> String {
    let parts: Vec<i64> = date.split('-').filter_map(|p| p.parse().ok()).collect();
    let [year, month, day] = parts[..] else {
        return date.to_owned();
    };
    let (mut year, mut month, mut day) = (year, month, day + days);
    loop {
        let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
        let length = match month {
            2 if leap => 29,
            2 => 28,
            4 | 6 | 9 | 11 => 30,
            _ => 31,
        };
        if day <= length {
            return format!("{year:04}-{month:02}-{day:02}");
        }
        day -= length;
        month += 1;
        if month > 12 {
            (year, month) = (year + 1, 1);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::date_after;

    #[test]
    fn days_are_counted_over_months_and_years() {
        assert_eq!(date_after("2024-11-14", 2), "2024-11-16");
        assert_eq!(date_after("2024-02-28", 1), "2024-02-29");
        assert_eq!(date_after("2023-02-28", 1), "2023-03-01");
        assert_eq!(date_after("2024-12-31", 1), "2025-01-01");
        assert_eq!(date_after("some day", 1), "some day");
    }
}

//! Lines against theory, and one advance against many.

use super::*;
use crate::base::rng::Stream;
use crate::base::time::Span;

fn people(n: usize, mean_gap_ms: f64, patience: u32, seed: u64) -> Vec<Voter> {
    let mut s = Stream::new(seed, "test", "people");
    let mut t = 0.0;
    (0..n)
        .map(|_| {
            t += mean_gap_ms * s.exponential();
            let (a, b) = (s.bits(), s.bits());
            Voter {
                at: t as u32,
                station: 0,
                via: 0,
                gate: a as u32,
                desk: (a >> 32) as u32,
                patience,
                resolve: b as u32,
            }
        })
        .collect()
}

/// Mean waits at gate and desk, in seconds, over independent days, with the half-width of a 99.9 % confidence interval.
fn waits(gate: Duration, lanes: u32, desk: Duration, gap_s: f64) -> [(f64, f64); 2] {
    let days = 120;
    let mut means = [Vec::new(), Vec::new()];
    for day in 0..days {
        let mut lines = Lines::new(lanes, &[1], desk.into(), false, 0);
        lines.set_check(Some(gate.into()), 0);
        lines.set_working(true, 0);
        people(20_000, gap_s * 1000.0, 0, day)
            .into_iter()
            .for_each(|v| lines.join(v));
        lines.advance(u32::MAX);
        for (means, waits) in means.iter_mut().zip([&lines.gate_waits, &lines.desk_waits]) {
            // The first part, in which the line is shorter than usual, is left out.
            let tail = &waits[3000..];
            means
                .push(tail.iter().map(|&w| f64::from(w)).sum::<f64>() / tail.len() as f64 / 1000.0);
        }
    }
    means.map(|m| {
        let n = m.len() as f64;
        let mean = m.iter().sum::<f64>() / n;
        let var = m.iter().map(|x| (x - mean) * (x - mean)).sum::<f64>() / (n - 1.0);
        // Student's t with 119 degrees of freedom at 99.9 %: 3.37.
        (mean, 3.37 * (var / n).sqrt())
    })
}

fn agrees((mean, half): (f64, f64), theory: f64, what: &str) {
    assert!(
        (mean - theory).abs() < half,
        "{what}: {mean:.3} ± {half:.3}, theory {theory:.3}"
    );
    assert!(
        half < 0.1 * theory,
        "{what}: too uncertain to say anything: {mean:.3} ± {half:.3}"
    );
}

const SECOND: Duration = Duration::Fixed(Span::from_millis(1));

#[test]
fn a_checkpoint_with_one_lane_waits_as_m_m_1_says() {
    // λ = 1/15, μ = 1/12: ρ = 0.8, Wq = ρ/(μ-λ) = 48 s.
    let [gate, _] = waits(Duration::Exponential(Span::from_secs(12)), 1, SECOND, 15.0);
    agrees(gate, 48.0, "M/M/1");
}

#[test]
fn a_checkpoint_with_two_lanes_waits_as_erlang_c_says() {
    // λ = 1/10, μ = 1/15: a = 1.5, c = 2: C = 0.6429, Wq = C/(cμ-λ) = 19.286 s.
    let [gate, _] = waits(Duration::Exponential(Span::from_secs(15)), 2, SECOND, 10.0);
    agrees(gate, 19.286, "M/M/2");
}

#[test]
fn a_station_waits_as_pollaczek_and_khinchine_say() {
    // λ = 1/160, mean 120 s, cv 0.5: ρ = 0.75, Wq = ρ·120·(1+0.25)/(2·0.25) = 225 s.
    let desk = Duration::LogNormal {
        mean: Span::from_secs(120),
        cv: 0.5,
    };
    let [_, desk] = waits(Duration::Fixed(Span::from_millis(1)), 1, desk, 160.0);
    agrees(desk, 225.0, "M/G/1");
}

#[test]
fn a_station_behind_an_exponential_checkpoint_still_sees_poisson_arrivals() {
    // Burke: the output of M/M/1 is Poisson, so the station is M/G/1 again.
    let desk = Duration::LogNormal {
        mean: Span::from_secs(20),
        cv: 0.5,
    };
    let [gate, desk] = waits(Duration::Exponential(Span::from_secs(12)), 1, desk, 30.0);
    agrees(gate, 8.0, "M/M/1 in tandem");
    // ρ = 2/3: Wq = (2/3)·20·1.25/(2/3) = 25 s.
    agrees(desk, 25.0, "M/G/1 in tandem");
}

#[test]
fn those_whose_patience_ends_leave_and_cost_no_service() {
    let mut lines = Lines::new(1, &[1], Service::Fixed(0), true, 0);
    lines.set_check(Some(Service::Fixed(10_000)), 0);
    lines.set_working(true, 0);
    for at in [0, 1, 2, 3] {
        lines.join(Voter {
            at,
            station: 0,
            via: 0,
            gate: 0,
            desk: 0,
            patience: 25_000,
            resolve: 0,
        });
    }
    lines.advance(60_000);
    // The third is through the gate only at 30 s and the fourth not even there by 25 s: both have left.
    assert_eq!(
        (lines.served(60_000), lines.gave_up, lines.in_line(60_000)),
        (2, 2, 0)
    );
}

#[test]
fn a_stop_holds_everyone_and_nobody_is_lost() {
    let mut lines = Lines::new(1, &[1], Service::Fixed(1000), false, 0);
    lines.set_check(Some(Service::Fixed(1000)), 0);
    lines.set_working(true, 0);
    people(100, 500.0, 0, 3)
        .into_iter()
        .for_each(|v| lines.join(v));
    lines.advance(10_000);
    lines.set_working(false, 10_000);
    let before = lines.served(12_000);
    lines.advance(50_000);
    assert_eq!(lines.served(50_000), before);
    lines.set_working(true, 60_000);
    let end = lines.empty_at(60_000).unwrap();
    lines.advance(end + 1);
    assert_eq!((lines.served(end), lines.in_line(end)), (100, 0));
    assert_eq!(
        lines.in_line(end - 1),
        1,
        "the last voter leaves exactly then"
    );
}

proptest::proptest! {
    #![proptest_config(proptest::test_runner::Config::with_cases(64))]
    #[test]
    fn many_small_advances_equal_one(
        mut cuts in proptest::collection::vec(0u32..4_000_000, 0..12), lanes in 1u32..4, patience in 1u32..600_000, seed in 0u64..1000,
    ) {
        cuts.sort_unstable();
        let run = |cuts: &[u32]| {
            let mut lines = Lines::new(lanes, &[1], Service::Exponential(20_000.0), true, 0);
            lines.set_check(Some(Service::Exponential(f64::from(lanes) * 15_000.0)), 0);
            lines.set_working(true, 0);
            people(200, 18_000.0, patience, seed).into_iter().for_each(|v| lines.join(v));
            for &c in cuts {
                lines.advance(c);
                lines.purge(c);
            }
            lines.advance(u32::MAX);
            (lines.started, lines.gave_up, lines.gate_waits, lines.desk_waits)
        };
        proptest::prop_assert_eq!(run(&cuts), run(&[]));
    }
}

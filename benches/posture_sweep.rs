//! What a stricter posture brings and costs on `checkpoint-relay`: vehicles stopped against voters served, over 200 seeds.
//!
//! `cargo bench --bench posture_sweep` prints the table of docs/posture-sweep.md. Each seed is played once at each posture, so all
//! other luck is shared; nobody plays the seats, and exercise control issues every lookout two minutes after its vehicle sets out.
#![expect(clippy::print_stdout, reason = "a benchmark prints its result")]

#[path = "support/sweep.rs"]
mod sweep;

fn main() {
    const SEEDS: u64 = 200;
    println!(
        "| posture | vehicles stopped | voters served | voters kept away | delay of vehicles, min | of it voters, min |"
    );
    println!("|---|--:|--:|--:|--:|--:|");
    for posture in sweep::POSTURES {
        let r = sweep::at(posture, SEEDS);
        let [stopped, served, kept, delay, voters] = r.map(|x| x / SEEDS as f64);
        println!(
            "| {posture:?} | {:.1} % | {served:.1} | {kept:.1} | {:.0} | {:.0} |",
            stopped / 3.0 * 100.0,
            delay / 60.0,
            voters / 60.0
        );
    }
}

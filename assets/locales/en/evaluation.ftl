# What an exercise comes to: measures, ratings, moments, numbers.

# Measures: what each is called, and how it is computed, without a full stop
measure-first-response = First unit on the scene, median
measure-first-response-definition = from the beginning of an incident to the arrival of the first unit sent to it; median of all that a unit reached
measure-unanswered = Incidents that no unit reached
measure-unanswered-definition = incidents that no unit reached and that were not settled by the end of the exercise, unless repair was asked for where that helps
measure-settled = Incidents settled
measure-settled-definition = incidents ended by a sufficient response, of all that began
measure-injured = People injured
measure-injured-definition = people injured in all incidents together
measure-out-of-proportion = Responses out of proportion
measure-out-of-proportion-definition = times that more force stood at an incident than it bears
measure-turn-out = From order to departure of a unit, median
measure-turn-out-definition = from the order to the unit's departure; median of all dispatches and redirections
measure-team-coverage = Centres with their protection team at opening
measure-team-coverage-definition = centres whose protection team was there at the hour of opening, of all that are given one
measure-opened-late = Opening after the hour, median
measure-opened-late-definition = time after the hour of opening; median of all centres that opened
measure-centre-hours-lost = Centre hours lost
measure-centre-hours-lost-definition = polling time in which centres were closed or suspended, added up
measure-voted = Voted
measure-voted-definition = people who cast their vote
measure-women-voted = Women who voted
measure-women-voted-definition = registered women who cast their vote, at centres with stations for each sex
measure-men-voted = Men who voted
measure-men-voted-definition = registered men who cast their vote, at centres with stations for each sex
measure-gave-up = Gave up waiting, of those who came
measure-gave-up-definition = people who left the line, of all who came
measure-kept-away = Kept away, of those who meant to come
measure-kept-away-definition = people kept away by roads, fear or closed doors, of all who meant to come
measure-gate-wait = Wait at the centres' gates, 95 in 100
measure-gate-wait-definition = the wait that 95 in 100 did not exceed at the centres' gates
measure-station-wait = Wait at the stations, 95 in 100
measure-station-wait-definition = the wait that 95 in 100 did not exceed at the polling stations
measure-road-wait = Wait at road checkpoints, 95 in 100
measure-road-wait-definition = the wait that 95 in 100 vehicles did not exceed at road checkpoints
measure-voter-delay = Voters' time lost at checkpoints
measure-voter-delay-definition = waiting and checking of voters at road checkpoints, added up over all of them
measure-found = Finds at checkpoints
measure-found-definition = weapons, contraband and wanted vehicles found in the traffic, added up over all checkpoints
measure-women-unsearched = Vehicles with women that passed a full search unsearched
measure-women-unsearched-definition = vehicles with women aboard at checkpoints that search everything and have no woman searcher
measure-knowledge = From an incident to the room's knowledge of it, median
measure-knowledge-definition = from the beginning of an incident to each seat's first knowledge of it; median of all incidents and seats
measure-never-known = Incidents of which no room learned
measure-never-known-definition = incidents of which no seat ever had a report
measure-silence = Longest time without a report to a seat
measure-silence-definition = the longest time between two reports to a seat, beginning and end counted; the longest of all seats
measure-report-age = Age of what a report says on arrival, median
measure-report-age-definition = how long ago it was seen when the report arrived; median of all reports
measure-confirmation = Time to confirm messages and reports, median
measure-confirmation-definition = from the arrival of a message or report to its confirmation; median
measure-unconfirmed = Reports not confirmed in time
measure-unconfirmed-definition = times that a report was not confirmed in time, of all reports received
measure-words-lost = Orders, reports and lookouts lost on the way
measure-words-lost-definition = orders, reports and lookouts that were sent and never arrived
measure-refused = Orders of people refused
measure-refused-definition = orders given by people that were refused, of all that they gave
measure-lookout-time = From lookout to checkpoint, median
measure-lookout-time-definition = from issuing a lookout to a checkpoint's knowledge of it; median
measure-lookouts-late = Lookouts that came after the vehicle
measure-lookouts-late-definition = lookouts of which a checkpoint learned after the vehicle had passed
measure-intercepted = Wanted vehicles stopped
measure-intercepted-definition = wanted vehicles that were stopped, of those stopped or escaped
measure-announced = Convoy passages announced ahead
measure-announced-definition = passages of convoys through checkpoints that knew of them, of all passages
measure-custody-gaps = Gaps in the custody of materials and boxes
measure-custody-gaps-definition = steps missing in the chain of custody of materials and boxes on convoys; of people and evidence another measure tells
measure-rumours-corrected = Rumours properly corrected
measure-rumours-corrected-definition = rumours corrected where they spread, after verification and without error, of all that arose
measure-correction-time = From rumour to correction, median
measure-correction-time-definition = from a rumour's beginning in a municipality to its correction there; median
measure-bad-corrections = Corrections premature or wrong
measure-bad-corrections-definition = corrections before verification, or that denied what was true
measure-ready = Directorates at highest readiness before opening
measure-ready-definition = directorates at the highest readiness at the hour of opening, of all
measure-ready-hours = Hours at highest readiness, all directorates
measure-ready-hours-definition = time that directorates spent at the highest readiness, added up; it costs people their rest
measure-longest-duty = Longest time of a unit away from its base
measure-longest-duty-definition = from a unit's departure to its return to base, tasks in between counted; the longest of all units, as a sign of fatigue
measure-beyond-shift = Hours on duty beyond a shift, all units and checkpoints
measure-beyond-shift-definition = time that units and people at checkpoints were on duty after a shift was over and before they were relieved, added up
measure-held-custody = Detained people and evidence handed over without a gap
measure-held-custody-definition = cases of detained people or evidence that were handed over and signed for in time, of all that were held
measure-results-entered = Results entered
measure-results-entered-definition = centres whose result was entered by the end, of all whose votes were counted
measure-ruling-time = Disputes about counts: time to a ruling
measure-ruling-time-definition = from the beginning of a dispute about a count to the ruling on it, or to its end without one, median
measure-confidence-lowest = Voters' confidence in the security institutions at the end, the model's estimate, lowest municipality
measure-confidence-lowest-definition = what the model estimates of voters' confidence in the security institutions at the last moment, which nobody asked them, in steps of five in 100; the lowest of all municipalities with centres
measure-expected-met = Expected actions taken in time
measure-expected-met-definition = expected actions taken within their time, of all that were asked for

# Values of measures with their units
measure-percent = { $n } %
measure-seconds = { $n } s
measure-minutes = { $n } min
measure-hours = { $n } h

# Ratings and what they rest on
rating-p = performed without challenges
rating-s = performed with some challenges
rating-m = performed with major challenges
rating-u = unable to be performed
rating-none = not observed
rating-none-box = not observed
rating-p-meaning = the objective was achieved, without harm to other activities, without added risk to the public or to those at work, and in accordance with plans, policies and law
rating-s-meaning = the same, and ways to do it better were seen
rating-m-meaning = the objective was achieved, but with harm to other activities, added risk to the public or to those at work, or a breach of plans, policies or law
rating-u-meaning = the objective was not achieved
rating-explained = { $rating }: { $meaning }
rating-expected = Expected actions taken: { $met } of { $n }
rating-expected-missed = Expected actions taken: { $met } of { $n }; not taken: { $missed }
rating-measured = { $measure }: { $value } (target { $good }, poor { $poor }; cases: { $cases })
rating-target = { $measure }: target { $good }, poor { $poor }
rating-target-source = { $measure }: target { $good }, poor { $poor } (source: { $source })
rating-thin = Rests on few tests: { $n }
rating-words = Seen only that something was written or said; what it says is for evaluators to judge: { $n ->
    [one] { $n } expected action
   *[other] { $n } expected actions
}
expected-words = what it says is for evaluators to judge
rating-unobserved = Not observed, for nobody held the seat: { $n ->
    [one] { $n } expected action
   *[other] { $n } expected actions
}
rating-harm-force = More force than the incident bears: { $incident }
rating-harm-correction = A rumour was denied that was true: { $rumour }
rating-harm-suspension = Voting was suspended without an incident that called for it: { $centre }
rating-limit-weakest = As its worst critical task: { $task } ({ $rating })
rating-limit-nothing-settled = Limited to M: { $n ->
    [one] { $n } incident was reported, and none was settled
   *[other] { $n } incidents were reported, and none was settled
}

# What an observation shows
observation-strength = strength
observation-improvement = area for improvement

# Expected actions that were up to nobody
expected-nobody = not observed: nobody held the seat
rating-evaluator-post = Evaluator { $post }
rating-evaluator-person = Evaluator { $n }
rating-evaluator-lead = Lead evaluator
observation-note-taker = Note-taker { $n }
rating-opinion = { $evaluator } [{ $rating }]: { $why }
rating-decision = Evaluator's rating (proposed: { $proposed }): { $why }

# The hot wash
hotwash-voted = voted
hotwash-lost = gave up or were kept away
hotwash-response = median time to the first unit on the scene
hotwash-settled = incidents settled
hotwash-expected = expected actions taken
hotwash-loss = Loss: { $what }
hotwash-known-late = The first room knew after { $span }: { $what }
hotwash-never-known = No room ever knew: { $what }
hotwash-missed = Expected action missed: { $what }
hotwash-refused = Order refused: { $what }
hotwash-nobody-came = No unit came: { $what }
hotwash-no-repair = Nobody asked for repair: { $what }
hotwash-order-refused = { $seat }: { $order }, because { $why }
hotwash-none = No loss, no late knowledge, no action missed, no order refused.

# The outcome
outcome-title = EXERCISE, not real: { $scenario }
outcome-when = { $start } to { $end }, seed { $seed }
outcome-voters = Voters registered: { $registered }; voted: { $voted } ({ $share } %); gave up waiting: { $left }; kept away: { $away }
outcome-wait-gates = Wait at the centres' gates: { $mean } on average, at most { $most } for 95 in 100
outcome-wait-stations = Wait at the stations: { $mean } on average, at most { $most } for 95 in 100
outcome-wait-roads = Wait at road checkpoints: { $mean } on average, at most { $most } for 95 in 100
outcome-incidents = Incidents: { $settled } settled, { $faded } ended by themselves, { $open } still open
outcome-response = First unit on the scene: within { $median } in half of them, { $most } in nine of ten
outcome-orders = Orders: { $accepted } accepted, { $refused } refused
outcome-injects = Injects: { $released } released; expected actions: { $met } met, { $missed } missed
outcome-reports = Reports: { $n } received; not confirmed in time: { $unconfirmed }; lost in transmission: { $lost }
outcome-vehicles = Wanted vehicles: { $stopped } stopped, { $escaped } escaped; lookouts that came too late: { $late }
outcome-convoys = Convoys: { $delivered } delivered; gaps in the chain of custody: { $gaps }
outcome-facts = Facts: { $n }, digest { $digest }

# Numbers of two exercises side by side
compared-voted = voted
compared-gave-up = gave up waiting
compared-kept-away = kept away
compared-wait-gates = wait at the centres' gates, mean
compared-wait-stations = wait at the stations, mean
compared-wait-roads = wait at road checkpoints, mean
compared-response-median = first unit on the scene, median
compared-response-most = first unit on the scene, nine of ten
compared-settled = incidents settled
compared-faded = incidents that ended by themselves
compared-open = incidents still open
compared-orders-accepted = orders accepted
compared-orders-refused = orders refused
compared-injects = injects released
compared-expected-met = expected actions met
compared-expected-missed = expected actions missed
compared-reports = reports received
compared-reports-unconfirmed = reports not confirmed in time
compared-transmissions-lost = reports and orders lost in transmission
compared-vehicles-stopped = wanted vehicles stopped
compared-vehicles-escaped = wanted vehicles that escaped
compared-lookouts-late = lookouts that came too late
compared-convoys = convoys that delivered
compared-custody-gaps = gaps in the custody of materials and boxes
compared-facts = facts

# Numbers over time
series-voted = Voted so far
series-in-line = In line at the centres
series-open-centres = Centres open
series-open-incidents = Incidents open
series-vehicles = Vehicles waiting at checkpoints
series-confidence = Voters' confidence in the security institutions (model's estimate), in 100

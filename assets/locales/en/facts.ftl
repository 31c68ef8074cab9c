# What happened, one sentence for each fact, without a full stop.

## Exercise and script
fact-exercise-started = STARTEX: the exercise begins
fact-exercise-ended = ENDEX: the exercise is over
fact-order-accepted = { $seat }: { $order }
fact-order-accepted-standing = { $seat } (standing order): { $order }
fact-order-rejected = refused, { $seat }: { $order }, because { $why }
fact-inject-released = inject released: { $inject }
fact-inject-released-by-hand = inject released by hand: { $inject }
fact-inject-retimed = inject { $inject } will come at { $due }
fact-inject-left-out-by-hand = inject left out, skipped by exercise control: { $inject }
fact-inject-left-out-by-chance = inject left out, its chance did not come up: { $inject }
fact-inject-left-out-alternative = inject left out, an alternative was chosen: { $inject }
fact-inject-left-out-staffed = inject { $inject } left out: a person holds the seat for which it speaks
fact-message-received = message { $inject } reached { $seat }
fact-message-acknowledged = { $seat } acknowledged message { $inject } after { $after }
fact-expected-met = expected action met after { $after } by { $seat }: { $expected }
fact-expected-met-before = expected action met { $before } before the inject by { $seat }: { $expected }
fact-expected-taken-back = { $seat } took back what had met the expected action: { $expected }
fact-expected-not-carried-out = an order of { $seat } was not carried out and no longer meets the expected action: { $expected }
fact-outcome-reached = expected outcome reached after { $after }: { $expected }
fact-expected-missed = expected action missed: { $expected }
fact-flag-set = an internal flag of the script is set
fact-flag-cleared = an internal flag of the script is cleared

## Roads and areas
fact-road-blocked = { $road } is blocked
fact-road-cleared = { $road } is free again
fact-road-closed = { $road } is closed by order
fact-road-opened = { $road } is opened by order
fact-weather-changed = weather in { $directorate }: speed { $percent } % of the usual
fact-readiness-reached = readiness of { $directorate }: { $level }

## Units
fact-unit-departed = { $unit } left for { $to }, expected { $eta }
fact-unit-met-block = { $unit } found { $road } blocked
fact-unit-stranded = { $unit } has no way on and waits at { $place }
fact-unit-at-checkpoint = { $unit } stands in line at { $checkpoint }
fact-unit-passed = { $unit } passed { $checkpoint } after { $after }
fact-unit-arrived = { $unit } arrived: { $to }
fact-unit-released = { $unit } is released and returns
fact-unit-returned = { $unit } is back at its base
fact-unit-lost = { $unit } is out of service
fact-unit-added = { $unit } comes into service
fact-duty-beyond-shift = { $unit } has been on duty for longer than a shift
fact-relief-sent = a relief sets out for { $unit }, expected at { $eta }
fact-unit-relieved = { $unit } is relieved after { $after } on duty
fact-post-beyond-shift = the people at { $checkpoint } have been on duty for longer than a shift
fact-post-relief-sent = a relief sets out for { $checkpoint }, expected at { $eta }
fact-post-relieved = the people at { $checkpoint } are relieved after { $after } on duty
fact-support-requested = support request { $request }: { $by } asks { $from } for { $capability }, { $people }, to { $to }
fact-support-granted = support request { $request } granted: { $unit }
fact-support-declined = support request { $request } declined

## Centres
fact-centre-ready = { $centre } is ready to open
fact-centre-opened = { $centre } opened
fact-centre-opened-late = { $centre } opened { $late } late
fact-centre-not-opened = { $centre } did not open
fact-centre-not-opened-both = { $centre } did not open: materials and protection team are missing
fact-centre-not-opened-materials = { $centre } did not open: materials are missing
fact-centre-not-opened-team = { $centre } did not open: the protection team is missing
fact-centre-suspended-by-order = voting at { $centre } suspended by order
fact-centre-suspended-by-incident = voting at { $centre } stopped because of an incident
fact-centre-resumed = voting at { $centre } resumed after { $after }
fact-centre-extended = { $centre } stays open until { $until }
fact-centre-closed = { $centre } closed its doors with { $line } in line
fact-counting-began = counting began at { $centre }: { $ballots }
fact-counting-done = counting is done at { $centre }, boxes sealed
fact-gate-set = gate of { $centre }: { $posture }
fact-centre-tally = { $centre } in total: { $served } of { $registered } voted, { $gave_up } gave up, { $kept_away } kept away, { $line } in line

## Checkpoints
fact-posture-set = { $checkpoint }: { $posture }
fact-posture-set-one-way = { $checkpoint }, { $direction }: { $posture }
fact-thing-found = { $checkpoint } found in the traffic { $direction }: { $find }
fact-thing-found-tip = { $checkpoint }, alerted by a lookout, found in the traffic { $direction }: { $find }
fact-women-unsearched = { $checkpoint }: { $vehicles } with women aboard passed a full search without a woman searcher
fact-turnout-by-sex = { $centre }: { $women_served } of { $women } registered women voted, { $men_served } of { $men } men
fact-checkpoint-delay = { $checkpoint } delayed vehicles by { $all } in all, voters among them by { $voters }
fact-checkpoint-tally = { $checkpoint } in total: { $passed } passed, { $back } turned back, mean wait { $wait }
fact-waits = waits measured at the { $line }: { $count }

## Incidents
fact-incident-began = incident: “{ $kind }” ({ $site })
fact-incident-reported = { $seat } learned of { $incident }
fact-incident-escalated = { $incident } grew: { $stage }
fact-response-began = first unit at { $incident }: { $unit }, after { $after }
fact-response-sufficient = enough force at { $incident }
fact-response-lost = no longer enough force at { $incident }
fact-force-out-of-proportion = force out of proportion at { $incident }: { $strength }, limit { $limit }
fact-people-injured = people injured at { $incident }: { $count }
fact-incident-settled = { $incident } settled after { $after }
fact-incident-faded = { $incident } ended by itself after { $after }

## What is said
fact-channel-down = { $channel } fails at { $place } and around it
fact-channel-up = { $channel } works again at { $place } after { $after }
fact-transmission-held = no { $channel } between { $from } and { $to }; what is to be said waits
fact-transmission-lost = a message from { $from } to { $to } was lost on { $channel }
fact-order-delivered = { $to } has the order by { $channel } after { $after }: { $order }
fact-order-not-carried-out = { $by } cannot carry out: { $order }, because { $why }
fact-order-declined = { $by } declined an order that only { $owner } can give: { $order }
fact-order-replaced = an order to { $to } was replaced by a newer one before it arrived: { $order }
fact-comms-checked = comms check of { $seat }: { $answered } of { $asked } answered
fact-channel-silent = comms check of { $seat }: no answer from { $place } by { $channel }
fact-channel-tally = { $channel } in total: { $sent } sent, { $delivered } arrived, { $lost } lost, { $undelivered } not arrived, { $mean } on average
fact-report-received = report { $report } to { $seat } from { $from } by { $channel }, { $age } old: { $about }
fact-report-acknowledged = { $seat } acknowledged report { $report } after { $after }
fact-report-unanswered = no confirmation of report { $report } by { $seat } within { $after }: { $about }

## Wanted vehicles
fact-lookout-issued = lookout { $lookout } by { $seat } to { $checkpoints } until { $until }: { $vehicle }
fact-lookout-received = { $checkpoint } has lookout { $lookout } after { $after }: { $vehicle }
fact-lookout-too-late = lookout { $lookout } came to { $checkpoint } too late by { $by }: { $vehicle }
fact-lookout-handed-over = { $from } warned its neighbour { $to }: { $vehicle }
fact-vehicle-appeared = sets out from { $place }: { $vehicle }
fact-vehicle-turned-back = turned back before { $checkpoint }: { $vehicle }
fact-vehicle-intercepted = stopped at { $checkpoint } after { $after }: { $vehicle }
fact-vehicle-missed = passed { $checkpoint } ({ $why }): { $vehicle }
fact-vehicle-escaped = reached { $place } unstopped: { $vehicle }

## Convoys
fact-convoy-started = { $convoy } is ready to go with { $escort }
fact-convoy-started-alone = { $convoy } is ready and waits for an escort
fact-convoy-halted = { $convoy } stands still: { $why }
fact-convoy-detours = { $convoy } goes round { $road }: { $drive } to drive, { $longer } more than by that road
fact-convoy-resumed = { $convoy } is on its way
fact-convoy-reached = { $convoy } reached { $centre }
fact-custody-signed = handed over and signed: { $convoy }, { $centre }
fact-custody-gap = gap in the chain of custody, { $convoy }: { $gap }
fact-held-people = { $by } holds { $people } (custody { $held })
fact-held-evidence = { $by } holds evidence: { $evidence } (custody { $held })
fact-held-both = { $by } holds { $people } and evidence: { $evidence } (custody { $held })
fact-held-handed-over = custody { $held }: { $from } handed over to { $unit } and signed, after { $after }
fact-held-brought-in = custody { $held }: { $from } handed over at the directorate and signed, after { $after }
fact-held-gap = gap in the chain of custody { $held }, { $from }: { $why }
fact-count-disputed = agents dispute the count at { $centre }; it stands still until someone rules
fact-dispute-ruled = the count at { $centre } goes on after { $after }: { $ruling }
fact-dispute-unanswered = the count at { $centre } goes on after { $after }: nobody ruled, the agents left under protest
fact-result-received = { $forms } of { $centre } came to the office
result-forms = { $n ->
    [one] { $n } result form
   *[other] { $n } result forms
}
fact-result-held = the result of { $centre } is held back: { $why }
fact-result-entered = the result of { $centre } was entered { $after } after its forms came
fact-result-entered-by-ruling = the result of { $centre } was entered { $after } after its forms came, by a ruling: { $ruling }
fact-results-tally = results at the end: centres counted { $counted }, forms received from { $received }, entered { $entered }, held back { $held }
fact-convoy-delivered = { $convoy } delivered everything, the last signature is given
fact-convoy-announced = { $checkpoint } expects { $convoy }
fact-convoy-passed-announced = { $convoy } (announced) passed { $checkpoint } after { $after }
fact-convoy-passed = { $convoy } (not announced) passed { $checkpoint } after { $after }

## Rumours and confidence
fact-rumour-began = a rumour in { $municipality }: “{ $rumour }”
fact-rumour-spread = { $percent } % of { $municipality } have heard the rumour “{ $rumour }”
fact-rumour-verified-true = { $seat } found the rumour “{ $rumour }” true
fact-rumour-verified-false = { $seat } found the rumour “{ $rumour }” false
fact-rumour-corrected = the correction reached { $municipality }: “{ $rumour }”
fact-rumour-corrected-early = the correction reached { $municipality }: “{ $rumour }”, not verified before
fact-rumour-corrected-wrongly = the correction reached { $municipality }: “{ $rumour }”, though it was true
fact-rumour-corrected-early-and-wrongly = the correction reached { $municipality }: “{ $rumour }”, not verified before, though it was true
fact-rumour-ended = the rumour “{ $rumour }” is no longer told in { $municipality }; { $percent } % never heard it
fact-media-briefed = the media were briefed on { $municipality }
fact-confidence-changed = { $municipality }: voters' confidence in the security institutions { $percent } % (the model's estimate)
fact-seat-message-received = { $to } received message { $message } from { $from } by { $channel } after { $after } ({ $purpose }): “{ $text }”
fact-repair-requested = { $seat } asked { $by } for repair: { $incident }
fact-unit-waits = { $unit } waits until the scene is held: { $incident }
fact-incident-left-behind = unanswered, with lasting consequences: { $incident }
fact-order-beyond-powers = { $seat } ordered a stop to voting at { $centre } without the power to do so

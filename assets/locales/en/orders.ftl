# Orders, and why they are refused.

order-dispatch = send { $unit } to { $to }
order-redirect = redirect { $unit } to { $to }
order-stand-down = release { $unit }
order-relieve = relieve { $unit } by a rested crew
order-hand-over = hand over custody { $held } to { $unit }
order-bring-in = bring custody { $held } to the directorate
order-set-posture = { $checkpoint }: { $posture }
order-set-direction = { $checkpoint }, { $direction }: { $posture }
order-set-gate = gate of { $centre }: { $posture }
order-close-road = close { $road }
order-open-road = open { $road }
order-set-readiness = set readiness of { $directorate } to { $level }
order-suspend-voting = suspend voting at { $centre }
order-resume-voting = resume voting at { $centre }
order-extend-voting = extend voting at { $centre } until { $until }
order-request-support = ask { $from } for support: { $capability }, { $people }, to { $to }
order-answer-support = answer request { $request } with { $unit }
order-decline-support = decline request { $request }
order-acknowledge = confirm message { $message }
order-acknowledge-report = confirm report { $report }
order-pass-on = pass on to { $to }: { $about }
order-use-channel = use { $channel } with { $with }
order-check-comms = check comms
order-set-posture-plan = all checkpoints of { $directorate }: { $posture }
order-issue-lookout = lookout until { $until } to { $checkpoints }: { $vehicle }
order-cancel-lookout = cancel the lookout: { $vehicle }
order-start-convoy = start { $convoy } with { $escort }
order-start-convoy-alone = start { $convoy } when an escort is there
order-halt-convoy = halt { $convoy }
order-proceed-convoy = let { $convoy } go on
order-proceed-convoy-skip = let { $convoy } go on, leaving out the next centre
order-announce-convoy = announce { $convoy } to { $checkpoints }
order-verify-rumour = verify the rumour “{ $rumour }”
order-correct-rumour = correct the rumour “{ $rumour }”
order-brief-media = brief the media on { $municipality }
order-note = note: { $text }
order-staff = { $seat } is staffed
order-unstaff = { $seat } is left to standing orders
order-release = release inject { $inject }
order-skip = skip inject { $inject }
order-retime = move inject { $inject } to { $at }
order-retime-following = move inject { $inject } and all that follow to { $at }
order-improvise = ad hoc inject: { $what }
order-improvise-at = ad hoc inject at { $at }: { $what }
order-end-exercise = end the exercise

## What an inject does that was written live
adhoc-message = message from { $from } to { $to }: { $text }
adhoc-incident = “{ $kind }” ({ $site })
adhoc-outage = outage of { $channels } at { $place }
adhoc-restore = { $channels } restored at { $place }
adhoc-block-road = block { $road }
adhoc-clear-road = clear { $road }

## Why an order is refused
refusal-unknown-seat = there is no such seat
refusal-no-seat-message = this seat has no message number { $n }
refusal-no-situation = nothing is known of the situation yet
refusal-unknown = there is no `{ $what }`, or the seat does not know of it
refusal-unknown-number = nothing has the number { $n }, or the seat does not know of it
refusal-unknown-report = there is no report number { $n }, or the seat does not know of it
refusal-unknown-request = there is no request for support number { $n }, or the seat does not know of it
refusal-unknown-held = nothing is held under number { $n }, or the seat does not know of it
refusal-no-relief = no relief is left for it
refusal-not-for-custody = the unit cannot investigate, so it cannot take over what is held
refusal-no-power = the seat does not have this power
refusal-out-of-area = it is outside the seat's area; request support instead
refusal-not-your-unit = the unit is under another seat's command
refusal-out-of-service = the unit is out of service
refusal-busy = the unit has a task; redirect it instead
refusal-idle = the unit has no task
refusal-no-route = no road known to be open leads there
refusal-already-so = it is so already
refusal-wrong-state = the present state does not allow it
refusal-bad-time = the time asked for is not possible
refusal-not-capable = it is not able to do what was asked for
refusal-over = the exercise is over
refusal-no-voting = there can be no voting at the centre now
refusal-only-commission = only the election commission can give this order to a head of centre
refusal-no-words = nothing is written in it
refusal-too-long =
    { $n ->
        [one] it is too long; it may have one character
       *[other] it is too long; it may have { $n } characters
    }
refusal-to-itself = it is addressed to the seat that sends it
refusal-to-nobody = it is addressed to nobody
refusal-not-repairable = there is nothing here that the commission or a company could repair
refusal-no-units = the seat that is asked commands no units
refusal-no-strength = it asks for nobody; say how many are needed
refusal-no-such-channel = this is not a channel that can be chosen or cut
refusal-not-for-control = exercise control hears everything and needs no channel
refusal-no-checkpoints = the seat has no checkpoints
refusal-no-such-stage = this kind of incident has no such stage
refusal-no-such-place = an incident cannot begin at an incident or a convoy
order-send-message = message to { $to } ({ $purpose }): “{ $text }”
order-request-repair = ask for repair: { $incident }

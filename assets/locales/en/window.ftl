# Words of the trainer's window. The program puts in what stands between { }.

## The screen of the choice
title = Tamrin
exercise-mark = EXERCISE
exercise-mark-hint = This is an exercise and not real. The places are real, the people are not.
exercise-mark-long = EXERCISE, not real
choose-scenario = Choose a scenario
go-on = Resume an exercise
unfinished = { $file } · reached { $time }
open-elsewhere = Open elsewhere: { $who }; it can only be looked at
no-scenarios = No scenarios
scenario-size = centres: { $centres } · units: { $units } · injects: { $injects }
scenario-times = { $date } · { $start } to { $end }
scenario-areas = { $directorates } directorates · { $municipalities } municipalities
objectives = Objectives
check-clean = Checked, no findings
mend-first = This scenario has errors and cannot be played with them. Fix them in a text editor or here.
who-holds = Who plays the seats?
who-holds-explained = Standing orders play every seat that is not staffed. This can be changed while the exercise runs.
held-by-person = staffed
held-by-standing = standing orders
nobody = Select all or none
luck = Randomness
seed = Random seed
seed-hint = a number
seed-explained = The same seed gives the same day; with another one, chance falls differently.
bad-seed = A whole number, such as 1
begin = Open the exercise
form-talk = Discussion · { $time }
form-sitting = Played in real time · { $time }
form-days = Played at a higher pace · { $time } at ×{ $pace }
road = From papers to report
road-papers = The day before: print the papers and read the trainer's manual (F1). One hour.
road-seats = Sit down: Invite the rooms, each opens its page, says that it is ready and answers the comms check. 15 minutes.
road-talk = Talk: STARTEX, then open the modules one after the other. { $time }.
road-sitting = Play: STARTEX, at pace ×1. { $time }.
road-days = Play: STARTEX, and raise the pace where little happens. About { $time }.
road-hot-wash = Hot wash: at ENDEX, together, each room its own. 20 minutes.
road-report = Report: R writes it, once evaluators have confirmed the ratings.
papers-write = Write the papers
papers-write-hint = All papers of the day as PDF, into a folder of their own
papers-begun = The papers are being written …
papers-written = The papers are in { $files }
manual-begun = The manual is being written …
manual-written = The manual is in { $files }
document-opening = The document is being opened …
document-opened = Opened: { $files }
documents-busy = Another document is being written already; try again when it is done
documents-lost = The document could not be written; try again
manuals = Manuals
manual-trainer = For trainers
manual-staff = For those at the seats
manual-evaluator = For evaluators
manual-author = For authors
keys = Keys

## While an exercise is opened or closed
reading-scenarios = Reading and checking the scenarios…
opening-begin = Opening the exercise
opening-resume = Resuming the exercise
opening-replay = Opening the replay
opening-branch = Making the branch
opening-changed = Playing again in the changed scenario
opening-file = Reading and writing the exercise file…
opening-progress = Played again up to { $time } of { $end } · { $percent }%
closing = Closing the exercise
closing-file = What was played is being written to the exercise file.

## The bar
startex = STARTEX
startex-hint = The clock starts
endex = ENDEX
endex-hint = End the exercise and see the hot wash
hot-wash = Hot wash
close-exercise = Close the exercise
mode-ready = not started
mode-playing = running
mode-hurrying = fast forward
mode-paused = paused
mode-emergency = real emergency
mode-over = over
phase-preparation = preparation
phase-voting = voting
phase-counting = count and transport
phase-night = night
day-time = day { $n } · { $time }
day = day { $n }
phase-over = after ENDEX
play-hint = Resume (Space)
pause-hint = Pause (Space)
step-hint = To the next event (N)
run-until-hint = Run until a time (U)
slower-hint = Slower ([)
faster-hint = Faster (])
pace-title = Speed
pace-hint = How many times faster than real time
eyes = View:
eyes-hint = Whose picture the map shows and who gives orders; press for the list of seats
language-hint = Change the language (L)
large-hint = Large type for a projector (F2)
help-hint = Help and keys (?)
emergency-hint = Real emergency: stop play at once (F9)
emergency-title = REAL EMERGENCY: STOP PLAY
emergency-words = This is NOT part of the exercise. The exercise stands still, and everything said now is real.
emergency-over = It is over…
emergency-over-yes = It is over; back to the exercise, paused
emergency-over-after = It is over; back to what was shown
emergency-by = Raised by { $who } at { $time } exercise time
emergency-since = Since { $time } exercise time
emergency-at-machine = the machine on which the exercise runs
who-at-seat = { $seat } · { $who }
run-to-end-words = The planned end is { $time }. If the clock runs on to it, ENDEX comes at once and cannot be taken back.
run-to-end = Run to ENDEX
emergency-goes-on = No, it goes on
emergency-key = F9 asks too; then Shift+F9 ends it
more = More
of-control = Only exercise control can do this; take its view (0)
of-machine = This is for whoever sits at the machine on which the exercise runs
of-nobody = This screen is for looking only
of-control-alone = Only exercise control can do this
of-emergency = Play is stopped for a real emergency; F9 when it is over
truth-title = Show the truth on the screen?
truth-words = The screen shows what a room knows. The view of exercise control shows the truth, the script and what evaluators wrote. Do this only while the room is not looking.
truth-not = Keep the room’s view
truth-show = Show the truth

## Panels
tab-units = Units
tab-centres = Centres
tab-checkpoints = Checkpoints
sort-by-name = By name
sort-by-state = By state
sort-by-figure = By number
list-empty = Nothing here
people-voted = { $n } voted
people-in-line = { $n ->
    [0] Nobody in line
    [one] One person in line
   *[other] { $n } people in line
}
vehicles-in-line = { $n ->
    [0] No vehicles in line
    [one] One vehicle in line
   *[other] { $n } vehicles in line
}
invite = Invite the rooms
invite-hint = Open the seats to browsers on the local network
invite-title = Invite the rooms
invite-words = Each room opens one of these addresses in its browser and types the code of its seat:
invite-lobby = For the projector and pictures for phones: enter with exercise control's code in a browser, then “Invite the rooms”.
write-words = Message to another seat…
front-map = Map
front-time = Timeline
front-side = Details and messages
front-script = Script
front-lists = Lists
put-away = Hide
tab-injects = Injects
tab-expected = Expected
tab-seats = Seats
tab-inspector = Details
tab-feed = Feed
tab-feed-unread = Feed ({ $n })
tab-notes = Notes
time-panel = Timeline
key = Key
key-hint = What signs and colours mean (K)

## The script
which-all = All
which-waiting = Waiting
which-released = Released
filter-injects = search injects
injects-next = Next
injects-open = Manual or conditional
injects-past = Past
no-injects = No injects here
inject-released = ✓ released
inject-left-out = left out
inject-follows = follows
inject-by-hand = manual
inject-condition = conditional
inject-after = { $span } after { $inject }
inject-in-list = See the MSEL
in-time = in { $span }
ago = { $span } ago
seats-number = seats: { $n }
controller = Controller: { $who }
release-now = Release now
skip = Skip
release-after-all = Release after all
earlier-hint = Five minutes earlier
later-hint = Later by minutes
retime = Another time…
left-out-by-hand = skipped by exercise control
left-out-by-chance = its chance did not come up
left-out-alternative = an alternative was chosen
left-out-staffed = a person holds the seat for which it speaks
no-expected = This scenario expects no actions
expected-met = ✓ { $n } met
expected-pending = … { $n } pending
expected-missed = ✗ { $n } missed
expected-unobserved = – { $n } not observed
expected-not-yet = not due yet
expected-until = until { $time }, { $left }
expected-by = { $seat } after { $span }
expected-too-late = not taken in time
expected-cut-off = cut off by ENDEX: it still had time
effect-message = message from { $from } by { $channel }: { $text }
effect-incident = incident: { $kind } ({ $place })
effect-end-incident = { $incident } ends
effect-block = { $road } is blocked
effect-clear = { $road } is cleared
effect-weather = weather in { $area }: speed { $percent } %
effect-outage = outage at { $place }: { $channels }
effect-restore = restored at { $place }: { $channels }
effect-vehicle = a vehicle sets out: { $vehicle }
effect-rumour = rumour in { $area }: { $rumour }
effect-lose-unit = out of service: { $unit }
effect-add-unit = comes into service: { $unit }
effect-staff = staff of { $checkpoint }: { $n }
effect-materials = materials reach { $centre }
effect-no-materials = materials are missing at { $centre }
effect-dispute-count = agents of candidates dispute the count at { $centre }
effect-flag = internal flag: `{ $flag }`

## Seats
seats-explained = Take the view of any seat: what it does not know is not shown, and orders are given in its name.
role-excon = Exercise control: sees the truth
role-main-room = Main operations room
role-sub-room = Sub-room
role-commission = Election commission
role-media = Public information
looking = In view
look = View
look-hint = This seat's picture and orders
give-to-standing = Give to standing orders
give-to-person = Staff it
staff-hint = Who plays the seat from now on

## Details
at-large = Overall situation
going-on = Active incidents
no-incidents = No known incidents
count-open = open: { $n }
count-suspended = suspended: { $n }
count-not-open = not open: { $n }
count-without-word = no word: { $n }
count-in-state = { $state }: { $n }
votes-so-far = { $served } voted so far, { $line } in line
select-something = Select something on the map, or search for it by name (/).
nothing-known = This seat has no information about it
known-to-control = known to exercise control only
figure-unknown = not known yet
figure-as-of = { $figure } (as of { $time })
votes-unknown = No centre has told yet how many voted
votes-without = nothing heard of { $n ->
    [one] { $n } centre
   *[other] { $n } centres
}
word-age = as of { $time } ({ $span } ago)
word-stale = out of date: as of { $time } ({ $span } ago)
sort-unit = Unit
sort-centre = Polling centre
sort-checkpoint = Checkpoint
sort-incident = Incident
sort-convoy = Convoy
sort-vehicle = Wanted vehicle
sort-rumour = Rumour
sort-road = Road
sort-place = Place
sort-municipality = Municipality
sort-directorate = Security directorate
sort-seat = Seat
sort-inject = Inject
sort-report = Report
sort-message = Message
sort-request = Request for support
sort-outage = Communications outage
at = At
task = Task
unconfirmed = ordered at { $time }, no word of it yet
command = Command
strength = Strength
can = Capabilities
fatigue = Fatigue
shift = Shift
shift-ends = ends at { $time }
shift-over = over since { $time }
relief = Relief
relief-expected = expected at { $time }
relief-left =
    { $n ->
        [one] 1 crew left
       *[other] { $n } crews left
    }
holds = Holds
holds-people = { $people } (custody { $held }), since { $time }
holds-evidence = { $evidence } (custody { $held }), since { $time }
holds-both = { $people }, { $evidence } (custody { $held }), since { $time }
guards = Protects
unit-available = available
unit-assigned = turning out
unit-en-route = on the way
unit-on-scene = on the scene
unit-returning = returning
unit-out = out of service
kind-team = Protection team
kind-rapid = Rapid response
kind-patrol = Patrol
kind-escort = Escort
kind-reserve = Central-support reserve
kind-investigation = Investigation
kind-ambulance = Ambulance
kind-civil-defence = Civil defence
kind-technicians = Communications technicians
on-the-road = { $from } to { $to } ({ $percent } %)
stations = Stations
gate = Gate
closes = Closes
in-line = In line
voted = Voted
of = { $n } of { $all } ({ $percent } %)
gave-up = Gave up
kept-away = Kept away
voting-lost = Voting time lost
result-of-centre = Result
result-in-doubt = { $state }: { $why }
ruling-of-centre = Ruling
ruling-given = { $ruling }, { $time }
ruling-on-its-way = { $ruling }, { $time }; no word of it yet
ruling-record-order = Record the objection and go on
ruling-recount-order = Count again
protected-by = Protected by
centre-not-open = not open
centre-ready = ready
centre-open = open
centre-suspended = suspended
centre-closing = closing
centre-counting = counting
centre-sealed = sealed
centre-in-transit = boxes on the way
centre-delivered = delivered
lanes = Lanes
usual-posture = Usual posture
staff = Staff
looks-out-for = Looks out for
severity = Severity
stage = { $n } of { $all }: { $name }
answers = Answers for it
needs = Needs
missing = Missing
covered = nothing missing
need = { $what } { $n }
makes-voting-impossible = makes voting impossible
blocks = Blocks
incident-active = active
incident-contained = contained
incident-settled = settled
incident-faded = ended by itself
convoy-waiting = not started
convoy-moving = on the way
convoy-signing = handing over
convoy-at-centre = at a centre
convoy-halted = halted
convoy-delivered = delivered
escort = Escort
none = none
announced = announced to checkpoints
convoy-detour = goes round { $road }: { $drive } to drive, { $longer } more
calls-at = Stops
vehicle-driving = wanted, not stopped
vehicle-held = stopped and held
vehicle-gone = got away
seen-at = Seen at
seen-by = Seen by
lookout-until = Lookout until
rumour-unverified = not verified
rumour-true = true
rumour-false = false
rumour-corrected = corrected
heard = { $percent } have heard it
road-open = open
road-closed = closed by order
road-blocked = blocked
road-coastal = coastal highway
road-jebel = mountain road
road-desert = desert highway
road-local = local road
road-track = unpaved track
class = Class
length = Length
km = { $n } km
channel-fails = out: { $channel }
ordered = Ordered

## Orders
send-to = Send to…
send-unit = Send a unit…
ask-support = Ask for support…
stand-down = Stand down
relieve = Relieve by a rested crew
relieve-post = Relieve its people by a rested crew
hand-over-to = Hand custody { $held } over to { $unit }
bring-in-held = Bring custody { $held } to the directorate
suspend-voting = Suspend voting
resume-voting = Resume voting
extend-voting = Extend to { $time }
close-road = Close the road
open-road = Open the road
brief-media = Brief the media
start-convoy-escort = Start with an escort…
start-convoy = Start when an escort is there
proceed-convoy = Continue
proceed-convoy-skip = Continue, skip the next centre
halt-convoy = Halt
announce-convoy = Announce to checkpoints
issue-lookout = Lookout until { $time }
cancel-lookout = Cancel the lookout
verify-rumour = Verify
correct-rumour = Correct in public
check-comms = Check comms
pass-on = Pass on to…
pass-on-situation = Send a situation report
lend-unit = Lend a unit…
decline-request = Decline
confirm-report = Acknowledge
confirm-message = Acknowledge
confirmed = acknowledged
show-it = Show what it is about
show-on-map = Show on the map
inspect = Details
group-gate = Checks at the gate
group-posture = Posture
group-inward = Inbound
group-outward = Outbound
women-searchers = Women searchers
found = Finds in the traffic
group-posture-plan = All checkpoints of the directorate
group-readiness = Readiness
group-channel-field = Channel to units and posts
group-channel-seat = Channel to this seat
group-map = Map
pick-target = Where should { $unit } go?
pick-target-hint = Select the target on the map or in any list. The travel time is shown before you confirm.
pick-unit = Who should go to { $target }?
pick-unit-hint = The best suited first, then the nearest. The time is from order to arrival if nothing is in the way.
pick-escort = Who escorts { $convoy }?
pick-lend = Which unit for request { $n }?
pick-support = Who is asked to support { $target }?
pick-pass-on = Who should be informed about { $thing }?
arrives-in = { $span }
no-way = no way
confirm = Confirm
cancel = Cancel
trip = turn-out { $turn } + road { $drive }, arrives about { $time }
trip-no-way = no road known to be open leads there
trip-unknown = calculating the travel time…
ordered-as = as { $seat }
group-now = { $what } (now: { $now })
reaches-checkpoints =
    { $n ->
        [one] It reaches 1 checkpoint
       *[other] It reaches { $n } checkpoints at once
    }
holds-for-units =
    { $n ->
        [one] It holds for the whole directorate, with 1 unit
       *[other] It holds for the whole directorate, with { $n } units
    }
skip-means = The inject does not come, nor what follows on it. It can still be released by hand.
confirm-late = No longer waits to be confirmed, for it is too late: { $order }
order-refused-before = { $refused }. At { $time } { $who } ordered: { $order }
order-given = Ordered: { $order }
order-refused = Refused: { $order }, because { $why }

## Feed
feed-empty = Nothing yet
report-from = { $about } · from { $from } by { $channel }
report-by = { $about } · by { $channel }
report-says = { $report } · { $says }
report-of-number = Report { $n }
report-to = { $about } · report from { $from } to { $to }
report-how = from { $from } by { $channel }
report-when = seen { $seen }, received { $received }
report-times = came { $n } times
passed-to = sent to { $seat }
request-words = { $by } asks { $from } for { $what }, people: { $n }, to { $to }

## Notes
observation = Observation
bookmark = Bookmark
observation-hint = Write an observation about this moment (O)
bookmark-hint = Mark this moment to come back to (B)
observation-words = What did you see? (Shift+Enter: a new line)
bookmark-words = A name for it, if you like
no-notes = No notes yet
notes-of-control = Only exercise control sees what evaluators wrote.
note-task = It bears on the critical task:
note-consequence = What followed from it?
note-root-cause = Root cause
note-reference = Plan, procedure or law
note-recommendation = Recommendation
note-objective = Save it under an objective:
save = Save

## The map
zoom-in-hint = Closer (+)
zoom-out-hint = Farther (−)
fit-hint = The whole map (F)
search-hint = Search by name (/)
fill-readiness = Readiness
fill-confidence = Confidence (estimate)
confidence-estimate = Voters' confidence in the security institutions, as the model estimates it
fill-turnout = Turnout
card-centre = { $line } in line · { $voted } voted
card-checkpoint = { $n } vehicles in line
key-block = Road blocked or closed
key-hollow = Hollow: the latest report of it is old
key-moving = moving
key-cross = suspended, halted, lost
key-tick = done
key-held = People or evidence held; the number: people
key-boxes = Sealed boxes; the number on a convoy: of so many centres
boxes-on-board = boxes of { $n ->
    [one] { $n } centre
   *[other] { $n } centres
} on board
key-no-team = without its protection team
key-hatch = Hatching: rising pink where a rumour is spreading, falling orange where a channel is down. Coloured broken roads are blocked or closed.
key-roads = Roads: the broadest are coastal highways, then mountain and desert roads, then local ones; broken lines are unpaved tracks.

## The time panel
lane-script = Script
lanes-up = Lanes above
lanes-down = Lanes below
time-in = Zoom in
time-out = Zoom out
time-earlier = Earlier
time-later = Later
time-whole = Whole
mark-inject = inject
mark-incident = incident begins or grows
mark-ended = incident ends
mark-message = message
mark-report = report
mark-order = order of a person
mark-standing = standing order
mark-refused = order refused
mark-met = expected action met
mark-missed = missed, or not confirmed
marks-beside = { $n } more beside it

## Dialogs
close-hint = Close (Esc)
bad-time = Write the time as 10:20 or 1020, or +15 for a quarter of an hour from now
time-is-past = That time is past
time-hint = 10:20 or +15
run-until-title = Run until
run-until-explained = The exercise runs as fast as it can to this time, then pauses.
run-until = Run until { $time }
retime-title = Another time for the inject
retime-explained = “and all that follow” also moves all injects that were due at its time or later by as much.
retime-one = Only this one
retime-following = This and all that follow
end-title = End the exercise?
end-words = The exercise ends at { $time } and cannot be resumed afterwards. Everything stays in its file.
end-now = End it
close-title = Close the window?
close-words-running = The exercise is saved in its file up to this moment and can be resumed later from the first screen.
close-words = No exercise is open.
close-now = Close
stay = Stay
search-title = Search
search-words = a place, unit or centre, in either language
search-nothing = Nothing has this name
ad-hoc = + Ad hoc
ad-hoc-hint = Write an inject now (A)
ad-hoc-title = Ad hoc inject
ad-hoc-message = Message
ad-hoc-incident = Incident
ad-hoc-outage = Outage
ad-hoc-road = Road
ad-hoc-when = When? Leave it empty for now.
ad-hoc-now-hint = now, or 10:20, or +15
ad-hoc-release = Release it
ad-hoc-at = Where: { $place }
ad-hoc-select = Select where on the map first: close this, press it, come back (A).
message-from = who sends it, such as: Head of the centre
message-text = the words of the message
message-to = To:
message-channel = By:
incident-kind = Kind of incident
incident-stage = Begins at:
outage-fails = Fails
outage-restored = Works again
outage-minutes = minutes; empty: until it is restored
bad-minutes = A number of minutes, at most 10000
road-gets-blocked = Is blocked
road-gets-cleared = Is cleared
missing-words = Write who sends it, and the words
field-left =
    { $n ->
        [0] No more characters fit here
        [one] One more character fits here
       *[other] { $n } more characters fit here
    }
field-over =
    { $n ->
        [one] One character too many: shorten it
       *[other] { $n } characters too many: shorten it
    }
field-too-long = No more than { $n } characters fit here: shorten it
field-full = No more than { $n } characters fit here; the rest was left out
missing-seats = choose at least one seat that receives it
missing-kind = choose the kind of incident
missing-place = select where on the map first
missing-channels = choose at least one channel
missing-road = select a road on the map first
trouble = The exercise cannot go on
slept = The exercise was paused
slept-go-on = Resume
trouble-file = Exercise file: { $file }

## Hot wash
wash-not-yet = The hot wash comes after ENDEX
report-write = Write the report
report-write-hint = As PDF and as a page, beside the exercise file (R)
report-begun = The report is being written …
report-written = The report is in { $files }
report-not-yet = The report comes after ENDEX
report-of-branch-not-yet = This exercise is a branch of { $file } at { $time }; it has a report of its own after its own ENDEX
report-before-gone = The file of the exercise before this one is no longer in the folder
form-open = Exercise Evaluation Guide
form-title = Exercise Evaluation Guide (EEG)
form-hint = Rate critical tasks with reasons (E)
form-decision = Evaluator’s decision
form-as-of = Ratings are proposals from what happened until { $time }; your decision stands in their place
form-again = Recalculate
form-again-hint = From what happened since
form-soon = Calculating proposed ratings …
form-empty = The scenario names no objectives
form-of-control = The guide shows the script; take the view of exercise control to use it
measures-open = Measures
measures-title = Measures
measures-as-of = From what happened until { $time }; press a fact to see its moment in the replay
measures-cases = cases: { $n }
measures-more = … and { $n } more
measures-not-tested = Not tested: { $list }
form-taken-after = ✓ after { $after }
form-decide = Decide:
form-not-observed = not observed
form-reason = Why? What did you see? (Shift+Enter: a new line)
form-no-reason = A decision needs a reason
wash-moments = Moments to discuss first
wash-moments-hint = Press one to see it again
wash-replay-hint = Look at the replay from this moment
room-wash-happened = What happened, and when we knew
room-wash-quiet = Nothing happened where this room answers.
room-wash-knew = knew at { $time }, after { $span }
room-wash-never = never knew
room-wash-reached = first unit at { $time }
room-wash-alone = no unit came
room-wash-repair = repair asked for at { $time }
room-wash-settled = settled at { $time }
room-wash-faded = ended at { $time } without being settled
room-wash-open = not settled
room-wash-expected = What was expected of us
room-wash-nothing = Nothing was expected of this room.
room-wash-done = done after { $span }
room-wash-ahead = done { $span } before it was asked for
room-wash-by-other = done by { $seat } after { $span }
room-wash-by-other-ahead = done by { $seat }, { $span } before it was asked for
room-wash-came-about = came about after { $span }, by nobody’s order
room-wash-was-so = was so already, by nobody’s order
room-wash-missed = not done in time
room-wash-orders = Orders of those who sat in the room: { $given }, refused: { $refused }; reports not confirmed in time: { $unanswered }
room-wash-beside = What we believed beside what was true
wash-file = The exercise is kept in { $file }
wash-seal = Seal of the record: { $seal }
look-around = Browse the exercise

## Help
help-title = Help
help-words = Everything that buttons do, keys do too. Letters are taken by their place on the keyboard, so they work with an Arabic layout; so are Ctrl+A, C, X, V, Z and Y where one types.
help-mouse = Pointer: drag the map, zoom with the wheel at the cursor, press to select, use the other button for a menu of what can be done. On the time panel the wheel zooms and dragging moves.
help-files = Every order is in the exercise file before it takes effect. To resume after an interruption: the first screen.
key-play = resume or pause; the first time: STARTEX
key-step = to the next event
key-run-until = run until a time
key-pace = slower, faster
key-emergency = real emergency: stop at once; then: ask whether it is over, and say that it is
key-eyes = view of the next seat, the previous one, exercise control
key-tabs = injects, expected actions, seats, details, feed, notes; in a replay: known and true
key-tabs-seat = units, centres, checkpoints, details, feed, notes
key-search = search by name
key-next = previous, next thing of the same sort
key-send = send the selected unit, or a unit to the selected target
key-menu = menu of what is selected
key-enter = confirm the order
key-escape = close what lies on top, or unselect
key-ad-hoc = ad hoc inject
key-observe = observation
key-bookmark = bookmark
key-form = Exercise Evaluation Guide
key-report = write the report
key-map = move the map, closer, farther, whole
key-fill = fill of the municipalities; the key of signs
key-language = language; large type
key-full-screen = full screen
key-tab = next, previous button
key-help = this help
key-quit = close the window

## Numbers of things
errors =
    { $n ->
        [one] 1 error
       *[other] { $n } errors
    }
check-found =
    { $n ->
        [one] 1 finding of the check
       *[other] { $n } findings of the check
    }

# Replay: an exercise looked at again.
look-again = Replay an exercise
look-again-explained = From any moment, from any seat’s view; nothing in the file changes.
finished = { $file } · ended at { $time }
replay-mark = REPLAY
replay-mark-hint = An exercise that was played is replayed; no orders are taken
replay-this = Replay it
replay-this-hint = From any moment, from any seat’s view
replay-differs = Differs from the file from { $time } on
no-orders-in-replay = This is a replay and takes no orders; to continue from here press “Branch” (V)
mode-rewinding = backwards
previous-event-hint = To the previous event (Shift+N)
next-event-hint = To the next event (N)
rewind-hint = Let time run backwards (⌫)
go-to-time-hint = Go to a time (U)
go-to-time-title = Go to a time
go-to-time-explained = The exercise as it was at that time.
go-there = Go there
seek-hint = Go to this moment
no-later-event = No later event of this sort
no-earlier-event = No earlier event of this sort
events = Events
sort-title = Which events to go to
sort-explained = What the buttons to the previous and the next event go to
sort-all = all
sort-injects = injects and messages
sort-incidents = incidents
sort-reports = reports
sort-orders = orders
sort-missed = missed and refused
sort-notes = notes
branch = Branch
branch-hint = What if: continue from this moment in a new exercise (V)
branch-title = Continue from here
branch-words = A new exercise begins with the same past up to { $time }. The one that was played stays as it is.
branch-seats = Seats that are staffed from here on; standing orders play the others.
branch-now = Branch here
branched-from = branched from { $file } at { $time }
tab-known = Known
known-choose-seat = Choose a seat to compare what it knew at this moment with the truth.
look-as-seat = Choose a seat
look-at-truth = Show the truth on the map
known-title = { $seat } at { $time }
known-all = What this seat knew was true.
known-number = Differences between its picture and the truth: { $n }
known-by-seat = What it knew
known-true = What was true
known-nothing = nothing
known-unknown = not known
known-as-of = as of { $time }
known-in-line = in line: { $n }
known-works = works
known-down = down
known-spreads = spreading
key-events = in a replay: next, previous event
key-seek = in a replay: backwards; 5 minutes back, forward; start, end
key-branch = in a replay: continue from here
close-replay = Close

## What waits for an answer
unanswered = Unanswered
unanswered-hint = Messages, reports and requests for support that nobody has answered yet
unanswered-title = Unanswered
unanswered-explained = The oldest first; press a line to go there.
unanswered-none = Everything has been answered.
unanswered-message = { $seat } has not acknowledged the message: { $about }
unanswered-report = { $seat } has not acknowledged the report on { $about }
unanswered-support = { $seat } has not answered the request for support for { $about }
unanswered-more = … and { $n } more

# Messages in words from seat to seat
words-title = Message to another seat
words-to = To:
words-hint = the words of the message
words-empty = Write something first
words-no-seat = Choose who receives it
words-write = Write to another seat…
words-answer = Answer…
words-ask = Ask another seat about it…
words-from = { $from } ({ $purpose }): { $text }
words-send-inform = Inform
words-send-ask-to-confirm = Ask to confirm
words-send-confirm = Confirm
words-send-deny = Deny
telegram-plain = In plain words
telegram-report = As a situation report
telegram-report-from = Situation report from { $from } ({ $purpose })
telegram-called = { $name } · call sign { $sign }
telegram-moment = { $date } { $clock }
telegram-from = From
telegram-to = To
telegram-sent = Sent
telegram-came = Received
telegram-by = By
telegram-words = Text
telegram-attached = Attachment
feed-attached = With an attachment: { $title }
asked-of-others = Question { $n } is with: { $seats }
scroll-on = The situation goes on below
toast-open = Open
situation-report-read = Read it in full
situation-report-title = Situation report
attachment-open = Read the attachment
attachment-title = Attachment
attachment-other = A file of { $n } KiB that another program shows.
attachment-show = Show it
attachment-missing = It is not there.
attachment-begun = The attachment is being written …
attachment-written = The attachment is in { $files }
telegram-situation = Situation
telegram-action = Action taken
telegram-request = Request
telegram-no-situation = Say what the situation is first
telegram-situation-hint = what happened, where, when, how many
telegram-action-hint = what was ordered or done
telegram-request-hint = what you ask for, and by when
expected-by-before = { $seat }, { $span } before the inject
expected-reached = reached after { $span }
request-repair = Ask for repair

## people at the seats
attendance-ready = Rooms ready: { $ready } of { $all }
attendance-not-ready = Not ready yet: { $seats }
comms-check = Comms check
comms-check-hint = Asks every room that is connected whether it hears exercise control
comms-silent = No answer to the comms check: { $seats }
comms-all = { $n ->
    [one] One room answered the comms check
   *[other] All { $n } rooms answered the comms check
}
comms-asked = Comms check: exercise control asks whether you hear it
comms-hear = We hear you
comms-no-answer = no answer to the comms check
room-ready = Ready
room-ready-asked = Is your room ready for STARTEX?
room-is-ready = We are ready
room-not-ready-yet = Not ready any more
care-release = Leave it to all again
care-gone-hint = Who took it is not here any more
person-named = { $name }
person-number = person { $n }
companion-looks = Here: { $who }
companion-writes-to = { $who } is writing to { $seat }
companion-writes = { $who } is writing a message
companion-chooses = { $who } is preparing an order
companion-orders = { $who } is about to order: { $order }
companion-notes = { $who } is writing a note
care-take = I take this
care-mine = You take care of it
care-leave-hint = Press to leave it to others again
care-taken = { $who } takes care of it
end-replay-hint = End the replay for all
no-orders-while-shown = This is a replay and takes no orders
room-wash-whole = The whole exercise
wash-discussed = What was discussed
wash-questions = questions put: { $n }
wash-answers = answers: { $n }
wash-points = points raised: { $n }
wash-unanswered = No answer was written

## discussion
tab-discussion = Discussion
modules = Modules
no-module-open = No module is open.
module-time-box = { $span } given
module-map-at = map at { $time }
module-questions = { $n ->
        [one] { $n } question
       *[other] { $n } questions
    }
module-open = open
module-done = took { $span }
module-open-it = Open
module-reopen-it = Open again
module-next-question = Next question
module-ask = Put this question
module-end = End the module
module-project = Show it large
module-project-hint = Shows situation, question and time for the hall, with the main room’s map
module-project-leave = Leave the large screen
module-situation = Situation, to be read out
module-notes = For the facilitator
module-handout = Handout
module-prompt = Ask: { $text }
module-play = A piece of play until { $time } at ×{ $pace }
module-play-piece = Play the piece
module-pause-piece = Pause
break-out-left = Each room by itself; time left:
break-out-over = Rooms’ own time is over: all together now
module-question-of = Question { $n } of { $all }
talk-runs = discussion runs
talk-held = discussion paused
talk-exercise-runs = exercise runs
talk-go-on = Resume the discussion
talk-hold = Pause the discussion
point-raised-hint = Note that it was raised in the discussion
point-not-raised-hint = Take back the note that it was raised
answer-write = Write an answer
answer-change = Change the answer
answer-hint = The answer, in a few lines
answer-whose = Whose answer is it?
answer-of-all = All together
answer-of = { $who } · after { $span }
answer-save = Give the answer
answer-replace = Replace the answer
answer-empty = There is no answer yet: write it here first
companion-answers = { $who } is writing an answer
of-projecting = Not while the large screen is shown
answer-given = The answer was given

## A scenario that is saved while its exercise is open
watch-title = The scenario was saved
watch-found = { $errors }, { $warnings }
watch-stays = The exercise stays as it is until the errors are fixed.
watch-more = { $n ->
        [one] and one more
       *[other] and { $n } more
    }
watch-refused = Orders that are refused in the changed scenario
watch-order = { $time } { $seat }: { $order }
watch-after-endex = ENDEX comes before it.
watch-goes-on = The exercise goes on at { $time } in the changed scenario.
watch-not-now = The scenario was changed. What is open now stays as it is.
watch-impossible = The system does not tell when files are saved. Open the scenario again after each change.

# What the check finds in a scenario, and what to do about it.

## the finding
check-error = error
check-warning = warning
check-and-more = and { $total } more: { $parts }
check-more-of = { $path }: { $said }
check-summary = { $scenarios }: { $errors }, { $warnings }
check-scenarios = { $n ->
        [one] checked { $n } scenario
       *[other] checked { $n } scenarios
    }
check-errors = { $n ->
        [one] { $n } error
       *[other] { $n } errors
    }
check-warnings = { $n ->
        [one] { $n } warning
       *[other] { $n } warnings
    }

## what findings are about
check-sort-file = { $n } about files
check-sort-syntax = { $n } about how it is written
check-sort-field = { $n } about fields
check-sort-reference = { $n } about names that lead nowhere
check-sort-identifier = { $n } about identifiers
check-sort-range = { $n } about numbers out of range
check-sort-text = { $n } about texts
check-sort-clash = { $n } about things that do not fit each other
check-sort-idle = { $n } about what never happens

## check bounds
check-items-most-possible = { $name } has { $n } items; at most { $most } are possible
check-split-scenario = split the scenario
check-text-longer-characters = the text is longer than { $longest } characters
check-make-shorter = make it shorter
check-outline-points-rings-most = the outline has { $points } points in { $rings } rings; at most { $most } points and { $most_rings } rings are possible
check-simplify-qgis = simplify it in QGIS
check-point-earth-longitude-180 = the point ({ $lon }, { $lat }) is not on the earth; longitude is from -180 to 180, latitude from -90 to 90
check-point-longitude-latitude-degrees = a point is (longitude, latitude) in degrees; export from QGIS in WGS 84 (EPSG:4326)
check-ring-fewer-three-points = a ring of fewer than three points
check-delete-complete = delete or complete it

## check chain
check-chain-more-injects-without = a chain of more than { $most } injects without any time between them
check-give-some-them-put = give some of them a `delay`, or put their effects into one inject
check-inject-waits-itself-can = this inject waits for itself and can never be released
check-let-them-wait-time = let one of them wait for a time or an order

## check figures
check-polling-does-close-after = polling does not close after it opens
check-polling-since-after-opens = the doors were opened after the time from which voters still come
check-arrivals-weights-least-0 = arrivals are weights of at least 0 with a sum above 0, at most 1000 of them
check-mean-must-1ms-24h = a mean must be from 1ms to 24h, and cv above 0 and at most 10
check-name-least-channel = name at least one channel, and not `Other`
check-half-life-must-above = the half-life must be above 0

## check graph
check-road-leads-other-places = no road leads to `{ $place }` from the other places in use

## check idle
check-arabic-english-text-stand = the Arabic and the English text stand in each other's place
check-exchange-them = exchange them
check-inject-comes-after-exercise = this inject comes after the exercise has ended
check-shorten-delay-let-exercise = shorten the delay, or let the exercise end later
check-inject-does-nothing-expects = this inject does nothing and expects nothing
check-give-effects = give it `effects`
check-weight-without-group = `weight` means nothing without a `group`
check-probability-write = for a probability write `chance`
check-inject-alone-group = this inject is alone in its group
check-add-alternative-delete = add an alternative, or delete `group`
check-condition-without-parts-always = a condition without parts always holds
check-condition-without-parts-never = a condition without parts never holds
check-write-parts = write its parts in [ ]
check-nothing-sets-flag = nothing sets the flag `{ $f }`
check-inject-waits-itself = the inject waits for itself
check-name-another-inject = name another inject
check-always-holds = this holds from the beginning
check-write-share-1-100 = write a share from 1 to 100
check-centre-voters-only-never = { $registered ->
        [one] the centre has one voter only; this never holds
       *[other] the centre has { $registered } voters only; this never holds
    }
check-write-smaller-number = write a smaller number
check-same-flag-asked-excluded = the same flag is asked for and excluded
check-group-only-inject-ever = of one group only one inject ever comes
check-never-holds-perhaps-meant = this never holds; perhaps `Any` is meant
check-message-goes-exercise-control = the message goes to exercise control only; nobody sees it
check-send-room-write-into = send it to a room, or write it into `notes`
check-receiver-named-twice = this receiver is named twice
check-seat-named-twice = the seat "{ $id }" is named twice in this list
check-delete-two = delete one of the two
check-nobody-gives-order-short = nobody gives an order in so short a time
check-allow-time-such-10m = allow a time such as "10m"
check-seat-power-order = the seat `{ $id }` has no power for this order ({ $power })
check-choose-another-seat-give = choose another seat, or give it `powers`
check-inject-brings-message = the inject `{ $id }` brings no message
check-name-inject = name an inject with a `Message`
check-seat-does-receive-message = the seat `{ $seat }` does not receive this message
check-choose-receivers = choose one of its receivers
check-order-nothing-can-match = no order { $order } has `{ $name }`, so nothing can match
check-delete-field = delete the field
check-inject-sends-vehicle-off = no inject sends this vehicle off
check-add-vehicle = add the effect `Vehicle("…")`
check-inject-starts-rumour = no inject starts this rumour
check-add-rumour = add the effect `Rumour(…)`
check-inject-brings-unit-into = no inject brings this unit into service
check-add-effect-delete = add the effect `AddUnit("…")`, or delete `later`
check-nothing-tests-task-never = nothing tests the task `{ $id }`; it is never rated
check-add-expected-action-names = add `targets`, or an expected action that names it (`task`)
check-objective-without-critical-tasks = an objective without critical tasks
check-add-task = add a task

## check mod
check-scenario-file-head = the scenario file has no head
check-settings-twice = there is more than one `settings`
check-exercise-starts-after-polling = the exercise starts after polling opens; let it start earlier, or polling open later
check-out-of-range = { $field } is { $value }, but must be from { $low } to { $high }
check-span-out-of-range = { $field } must be from { $low } to { $high }
check-no-such-thing = there is no { $what } called `{ $id }`
check-text-empty-both-languages = the text is empty in both languages
check-arabic-text-missing = the Arabic text is missing
check-english-text-missing = the English text is missing
check-write-ar-en = write (ar: "…", en: "…")
check-identifier-used-twice = the identifier `{ $id }` is used twice
check-identifier-consists-lower-case = an identifier consists of lower-case Latin letters, digits, `_` and `-`, and begins with a letter or digit
check-format-known-program-reads = format { $format } is not known; this program reads format 1
check-exercise-does-end-after = the exercise does not end after it starts
check-quiet-stretch-does-end = a quiet stretch does not end after it starts
check-write-date-2024-11 = write the date as "2024-11-16"

## check moving
check-vehicle-s-route-needs = a vehicle's route needs at least two places
check-route-names-same-place = the route names the same place twice in a row
check-convoy-calls-centre = the convoy calls at no centre
check-channel-can-differ = `Other` is not a channel that can differ

## check script
check-good-above = above
check-good-below = below
check-target-task-good-must = target of the task `{ $task }`: for { $name }, good must be { $said } poor
check-what-storyline = storyline
check-what-objective = objective
check-what-task = critical task
check-time-allowed-action-ends = the time allowed for this action ends after the exercise
check-allow-less-release-inject = allow less, or release the inject earlier
check-time-lies-outside-exercise = the time { $time } lies outside the exercise ({ $start } to { $end })
check-start-exercise-earlier = write a later time, or start the exercise earlier (start)
check-end-exercise-later = write an earlier time, or end the exercise later (end)
check-did-you-mean-time = did you mean "{ $time }"?
check-what-kind = kind of incident
check-incident-cannot-happen-another = an incident cannot happen at another incident
check-message-goes-nobody = the message goes to nobody
check-write-path-scenario-s = write its path from the scenario's folder, such as "handouts/plan.png"
check-attachment-lies-outside-scenario = the attachment lies outside the scenario's folder
check-attachment-missing = the attachment `{ $file }` is not there
check-attachment-is-of-scenario = the attachment `{ $file }` is a file of the scenario itself, which nobody may receive; choose another
check-stage-last = `{ $kind }` has no stage { $stage }; its last is { $last }
check-what-incident = incident in this script
check-what-checkpoint = checkpoint
check-what-convoy = convoy
check-what-vehicle = vehicle
check-what-rumour = rumour
check-what-inject = inject
check-what-seat = seat
check-what-unit = unit
check-what-module = module
check-what-question = question
check-what-point = point that is expected
check-below-not-less = `below` is not less than `above`
check-time-shorter-minute = the time is shorter than a minute

## check sense
check-quiet-stretch-lies-polling = a quiet stretch (`nights`) lies in the polling hours
check-quiet-stretches-jumped-over = quiet stretches are jumped over; look at the day, as in "1+06:00"
check-directorate-another-sub-room = the directorate `{ $d }` has another sub-room; reports come to one of them only
check-keep-sub-room-each = keep one sub-room for each directorate
check-latitude-longitude-seem-exchanged = latitude and longitude seem to be exchanged
check-write-lat-lon = write lat: { $lon }, lon: { $lat }
check-road-km-long-ends = the road is { $km } km long, and its ends are { $straight } km apart on the map
check-look-where-ends = look at `km`, and at where its ends are
check-outline-lies-far-municipality = the outline lies far from the municipality's seat
check-point-longitude-latitude-longitude = a point is (longitude, latitude): longitude comes first
check-centre-without-protection-team = no protection team has this polling centre, though other centres have one
check-write-protection-team = add a unit of kind: ProtectionTeam with centre: "{ $id }"
check-protection-team-without-centre = a protection team without a centre
check-write-centre = write centre: "…"
check-checkpoint-closed-beginning-nobody = this checkpoint is closed from the beginning; nobody passes
check-write-identity = write `Identity`, for example
check-checkpoint-without-staff-lane = a checkpoint without staff has no lane in use
check-write-how-many-people = write how many people are there
check-voters-registered-centre = no voters are registered at this centre
check-write-each-station = write `voters` for each station
check-gate-closed-beginning-nobody = the gate is closed from the beginning; nobody votes
check-convoy-inject-brings-centre = no convoy and no inject brings this centre its materials; it never opens
check-add-convoy-materials = add it to a convoy of materials
check-materials-there-already = all centres of this convoy have their materials already; it changes nothing when it comes
check-write-materials-false = write `materials: false` at the centres that wait for it
check-centre-s-place-seat = the centre's place is the seat of another municipality (`{ $m }`)
check-look-at-municipality = look at `place` and `municipality`
check-road-does-touch-centre = this road does not touch the centre's place
check-name-road-ends = name a road that ends there
check-seat-unit-can-escort = the seat `{ $seat }` has no unit that can escort; standing orders do not start the convoy
check-give-unit-kind = give it a unit of kind `Escort`
check-convoy-calls-centre-twice = the convoy calls at this centre twice
check-convoy-departs-outside-exercise = the convoy departs outside the exercise
check-convoy-materials-departs-after = a convoy of materials departs after polling opened
check-convoy-boxes-departs-before = a convoy of boxes departs before polling closes
check-look-day-1-05 = look at the day, as in "1+05:00"
check-incident-needs-people-all = this incident needs { $n_people } people with { $k }, and all units together have { $have }
check-add-unit-raise = add a unit, or raise `strength`

## check things
check-sub-room-needs-directorate = a sub-room needs a directorate
check-more-20-million-voters = more than 20 million voters in all
check-what-district = district
check-road-leads-where-begins = the road leads to where it begins
check-team-protects-centre-must = a team that protects a centre must have its base at the centre's place
check-centre-needs-least-station = a centre needs at least one station
check-shares-add-up-more = the shares add up to more than 1
check-place-end-road = this place is not an end of that road
check-incident-needs-least-stage = an incident needs at least one stage
check-stage-needs-nobody-can = a stage that needs nobody can only end if the kind `fades`
check-what-place = place
check-what-road = road
check-what-directorate = directorate
check-what-municipality = municipality
check-what-centre = polling centre
check-seat-power-command = the seat `{ $id }` has no power to command this

## explain
check-comma-missing-before = a comma is missing before this
check-write-between-parts = write , between parts
check-decimal-fraction-written-point = a decimal fraction is written with a point
check-write-decimal-point = write 0.6, not 0,6
check-number-of-other-keyboard = this number has digits or a decimal sign that this format does not read
check-write-this-number = write { $n }
check-percent-sign = a number is written without a sign of percent
check-write-share = write { $n }; where a number out of a hundred is wanted, leave out the sign alone
check-write-share-of-one = this is a share of one: write { $n }
check-invisible-outside-text = an invisible character ({ $c }) stands outside of texts
check-holds-invisible = an invisible character ({ $c }) stands in it: delete the whole and type it anew
check-delete-invisible = delete the line and type it anew; such characters often come with pasted text
check-foreign-comma = `{ $c }` is not the comma of this format
check-write-latin-comma = write the Latin comma ,
check-field-without-colon = a field's name and value are joined by a colon
check-write-colon = write : in place of =
check-field-in-quotes = a field's name stands without quotes
check-take-quotes-away = take the quotes from the name
check-value-without-field = a value without a field's name among named fields
check-write-name-value-put = write name: value, or put a list in [ ]
check-named-fields-stand-round = named fields stand in round brackets
check-write-id-list-id = write (id: …), and for a list [(id: …), …]
check-value-begins = no value begins with `{ $c }`
check-delete-put-value-quotes = delete it, or put the value in quotes if it is text
check-file-empty = the file is empty
check-begin-copy-scenarios-first = begin with a copy of scenarios/first-steps
check-something-stands-behind-end = something stands behind the end of the record
check-delete-look-before-closing = delete it, or look before it for a closing bracket too many
check-closes-nothing = this { $c } closes nothing
check-delete-look-bracket-missing = delete it, or look for a bracket missing before it
check-quotes-inside-text = a quotation mark inside the text ends it too early
check-write-other-quotes = write « » or \" inside a text
check-quotes-closed-line = quotes are not closed on this line
check-close-text-end = close the text with " at its end
check-quotation-mark-word-processor = `{ $c }` is a quotation mark of a word processor
check-write-straight-mark = write the straight mark "
check-comment-never-closed = a comment that is never closed
check-close-comment = close it with */
check-never-closed = this { $open } is never closed
check-close-bracket = close it with { $close }
check-close-bracket-before = close it with { $close } before { $field }
check-closed-by-other = this { $open } is closed by { $close }, which is of another form
check-list-and-record-brackets = a list stands in [ ], a record in ( )
check-list-without-bracket = this list has no [ at its beginning
check-brackets-inside-brackets-more = brackets inside brackets, more than a hundred deep
check-split-written = split what is written here
check-field-given-twice = the field `{ $field }` is given twice
check-field-missing = the field `{ $field }` is missing
check-add-field = add { $field }: …
check-no-time = { $found } is not a time
check-write-time = write a time as "09:30" or "09:30:15", on the next day "1+09:30"
check-no-length-of-time = { $found } is not a length of time
check-write-length-of-time = write a length of time as "90s", "15m" or "1h30m"
check-number-negative-larger-possible = the number is negative or larger than is possible here
check-whole-number-wanted = a whole number is wanted here
check-leave-out-fraction = leave out the fraction
check-value-name-stands-without = this value is a name and stands without quotes
check-write-name-alone = write { $bare }
check-known-values-wanted-without = one of the known values is wanted here, without quotes
check-record-round-brackets-wanted = a record in round brackets is wanted here
check-write-record = write ({ $body })
check-list-wanted = a list is wanted here
check-write-list-square-brackets = write a list in square brackets [ ]
check-values-round-brackets-wanted = values in round brackets are wanted here
check-write-round-brackets = write (…)
check-too-many-too-few = there are too many or too few values here
check-reference-says-how-many = the reference (`tamrin reference`) says how many
check-value-wanted = one value is wanted here
check-write-value-alone-some = write the value alone, or Some(value), or None
check-yes-wanted = yes or no is wanted here
check-write-true-false = write true or false
check-integer-wanted = a whole number is wanted here
check-write-whole-number = write it in Latin digits without quotes, such as 12
check-number-wanted = a number is wanted here
check-write-number = write it in Latin digits without quotes, such as 0.6
check-text-quotes-wanted = text in quotes is wanted here
check-write-double-quotes = write the double mark " before and behind it
check-write-quotes = write "…"
check-backslash-text-followed-nothing = the backslash in this text is followed by nothing that is known
check-write-backslash-itself-n = write \\ for the backslash itself, \n for a new line, \" for a quotation mark
check-colon-missing-before = a colon is missing before this
check-write-name-value = write name: value
check-text-ends-before-value = the text ends before the value is complete
check-complete = complete it
check-value-does-fit = the value does not fit here
check-reference-says-written = the reference (`tamrin reference`) says what is written here
check-no-field = there is no field `{ $found }` here
check-no-value = `{ $found }` is not one of the values possible here

## mod
check-included-file-looked-scenario = an included file is searched for in the scenario's own folder

## notes
check-did-you-mean = did you mean `{ $near }`?
check-known-are = known are: { $all }

## read
check-expected-record-named-fields = expected a record with named fields such as (id: …)
check-head-only = `{ $name }` stands in the head of scenario.ron only
check-write-a-list = write { $name }: [(…), (…)]

## base clean
check-text-holds-invisible-control = the text holds an invisible control character ({ $c })
check-text-no-character = the text holds { $c }, which is no character
check-invisible-mark-direction-closed = an invisible mark of direction ({ $c }, { $said }) is not closed before the end of its line
check-invisible-mark-direction-closes = an invisible mark of direction ({ $c }) closes what was not opened
check-text-holds-line-break = the text holds a line break of another program ({ $c }); it is read as a new line
check-name-one-line = a name stands on one line; a line break or tab in it is read as a space
check-delete-type-text-anew = delete it, or type the text anew; such characters often come with pasted text
check-delete-mark-where-needed = delete the mark; where one is needed, LRM (U+200E) or RLM (U+200F) will do
check-write-n-place = write \n in its place
check-write-name-line = write the name on one line
check-mark-embedding = an embedding
check-mark-override = an override
check-mark-isolate = an isolate

# Expected actions
check-expected-without-test = the expected action looks for nothing
check-write-action = write `action`, `all_of` or `any_of`
check-alternative-alone = one alternative alone is none
check-write-all-of = write it under `all_of`, or add another one
check-words-name-alternatives = the words name alternatives (“or”) and the test has none
check-write-any-of = write the alternatives under `any_of`, or change the words
check-any-posture-meets = any posture meets this, a stricter one as well as a laxer one
check-write-bounds = write `at_least` or `at_most`
check-any-unit-meets = any unit meets this, and the incident needs: { $needed }
check-write-able-to = write `able_to` or `unit_kind`
check-approach-without-checkpoint = no checkpoint stands at this end of the road `{ $road }`
check-add-checkpoint-near = add one (`near: "{ $place }"`), or delete `cordon`
check-bounds-cross = nothing is at least { $low } and at most { $high }
check-swap-bounds = write the smaller one as `at_least`
check-control-always-there = `{ $id }` is exercise control, which is always there: the inject would never come
check-delete-who-is-always-there = name seats that people may hold, or leave `unstaffed` out
check-in-field = `{ $field }`: { $said }

## check discussion
check-write-question = write the questions that are to be discussed
check-module-asks-nothing = the module has no question
check-questions-longer-than-module = its questions together are given { $sum }, and the module { $time_box }
check-give-module-more-time = give the module more time, or its questions less
check-break-out-of-nobody = all discuss this module together, and nobody has this time for themselves
check-write-break-out = write `manner: BreakOut`, or delete `break_out`
check-break-out-takes-all = rooms have { $time } for themselves, and the module { $time_box }
check-leave-time-for-plenary = leave time for all together
check-picture-no-picture = `{ $file }` is neither PNG nor JPEG, or is damaged
check-picture-too-large = `{ $file }` has { $size } bytes
check-picture-too-wide = `{ $file }` is { $width } × { $height } pixels
check-save-picture-anew = save it as PNG or JPEG of at most 4 MB and 4,096 pixels a side
check-order-modules-by-time = write the modules in the order of their moments; exercise time does not go back
check-module-before-last = the moment lies before that of the module before it, so its map would show a later one
check-play-ends-before = the piece of play ends before it begins
check-ask-seats-that-play = ask seats that play
check-control-is-not-asked = { $id } is exercise control, which asks and is not asked
check-write-expected-points = write in “expected” what a good answer contains, so that evaluators can tell it
check-question-expects-nothing = nothing is expected in the answers to { $id }
check-call-sign-twice = the seat `{ $seat }` has this call sign too
check-telephone-twice = the seat `{ $seat }` has this telephone too
check-telephone-no-extension = a telephone of the exercise is an extension of 2 to 6 digits
check-give-each-seat-own = give each seat its own; a seat without one has 100 and its number among the seats, and is called “Exercise” with that number
check-write-short-extension = write a short number such as "21"; no real number stands in a scenario
check-module-at-endex = the exercise ends at this time, and nothing is discussed after it

## allowances
check-allow-unknown = there is no rule `{ $code }`
check-allow-of-error = `{ $code }` is an error and cannot be allowed
check-allow-fix-error = fix the error, and delete this comment
check-allow-without-reason = this allows `{ $code }` and does not say why
check-allow-write-reason = write // allow: { $code } and the reason
check-allow-of-nothing = nothing here breaks `{ $code }`, so nothing has to be allowed
check-allow-delete = delete this comment
check-explain-allow = where it is broken on purpose: // allow: { $code } and the reason, on the line or before it
check-explain-never = it keeps the scenario from being played and cannot be allowed
check-no-such-rule = there is no rule `{ $code }`
check-rules-heading = Rules of the check
check-rules-made = Made from the program; `tamrin check --explain NAME` prints one of them. A warning can be allowed in place with a comment: // allow: NAME and the reason.
check-rules-name = rule
check-rules-level = level
check-rules-about = what it looks like
check-rules-why = why, and what to do

## whether injects come
check-never-late = it comes about after ENDEX at the earliest
check-never-times = these times exclude each other
check-never-below-nothing = confidence is never below 0
check-never-so-many = { $strength } people are asked for, and all units able to do it have { $have }
check-never-open = polling does not open before ENDEX
check-never-closes = polling does not close before ENDEX
check-never-fetched = no convoy fetches boxes from this centre
check-never-inject = the inject `{ $id }` never comes
check-never-holds-because = this never holds: { $why }
check-ask-for-something-possible = ask for something that can come about, or delete it
check-inject-waits-in-vain = this inject waits for `{ $id }`, which never comes
check-let-it-wait-for-another = let it wait for another inject, or for a time
check-from-start = this holds at STARTEX by the plan and the settings, so the inject comes at once
check-write-at = ask for something that comes about, or write At("…")
check-chosen-may-stay-away = this one is chosen from its group and may then stay away, so that none of the group comes
check-let-chosen-come = delete `chance`, or give the group an alternative in which nothing happens
check-orders-without-default = injects answer orders since `{ $id }`, and none comes where nothing is ordered
check-add-missing = add an inject with Missing(…) since it

## what is expected
check-no-unit-like-that = no unit is like that, so nobody can do this
check-add-such-unit = add such a unit, or ask for less
check-too-far = by the roads this takes at least { $minutes ->
        [one] { $minutes } minute
       *[other] { $minutes } minutes
    }, which is more than is allowed
check-allow-more-time = allow more time, or base a unit nearer
check-foresight-not-counted = who does this before the inject is rated as if it were not done
check-leave-before-out = leave `before` out: half an hour ahead counts then
check-foresight-forbidden = who ordered this since `{ $id }`, before this inject, fails
check-write-since-own = write since: "{ $id }"

## words
check-no-controller = nobody of exercise control answers for this inject
check-write-controller = write `controller`: the post, never a person
check-nothing-expected = nothing is expected, and the notes do not say why
check-expect-or-say-why = add an expected action, or say in `notes` why there is none
check-too-long-for-radio = { $n } words over the radio, of which nobody writes down more than { $most }
check-say-less = say less, or send it by another channel
check-expected-without-task = this belongs to no critical task and changes no rating
check-write-task = write `task`
check-words-name-another = the words name `{ $id }`, and the test asks for another one
check-make-words-and-test-same = make the words and the test the same
check-message-names-another = the words name `{ $id }`, and the incident is elsewhere
check-make-words-and-effect-same = make the words and the effect the same
check-words-say-another-time = the words allow { $minutes ->
        [one] { $minutes } minute
       *[other] { $minutes } minutes
    }, and `within` { $within }
check-person-named = “{ $words }” seems to name a person
check-write-post = write the post or the office

## seats and things
check-seat-without-work = this seat gets no message, commands nothing and is asked nothing
check-give-seat-work = send it messages, give it forces, or leave it out
check-seat-overloaded = { $n } messages in { $minutes } minutes, which take { $needed } minutes to read and answer
check-spread-messages = spread them, or shorten them
check-seat-waits = from { $from } to { $to } the script gives the seat `{ $seat }` nothing
check-put-inject-there = put an inject there
check-nothing-needs-unit = nothing in this script needs what this unit can do
check-give-unit-work = give it work, or leave it out
check-nothing-concerns-centre = polling lies outside the exercise, and nothing happens at this centre
check-let-something-happen = let something happen there, or leave it out
check-nothing-passes-checkpoint = nothing passes this checkpoint, and nothing names it
check-give-road-traffic = give it `traffic`, or leave it out
check-standing-orders-contradict = this contradicts the standing order `{ $id }` of the same role
check-keep-one-standing-order = keep one of the two

# Names of things that have no name of their own, and of states, kinds and means.

name-road = the road { $from } – { $to }
name-inject = { $id } ({ $name })
name-incident = “{ $kind }” ({ $site })
name-rumour = the rumour “{ $rumour }”
name-situation = the situation
name-head = the head of { $centre }
name-citizen = a citizen at { $place }
name-post = the post at { $place }
name-control = exercise control
name-field = units and posts

## How a checkpoint or gate checks
posture-open = open, no check
posture-look = look
posture-identity = identity check
posture-search = full search
posture-closed = closed

manner-plenary = all together
manner-break-out = each room by itself
direction-in = inbound
direction-out = outbound
find-weapons = weapons
find-contraband = contraband
find-wanted-vehicle = a wanted vehicle

## What is held as evidence
evidence-weapons = weapons
evidence-contraband = contraband
evidence-electoral-material = electoral material

## Levels of readiness
readiness-normal = normal
readiness-high = high
readiness-maximum = maximum

## What a unit can do
capability-guard = guard
capability-crowd = crowd control
capability-armed = armed response
capability-mediation = mediation
capability-medical = medical care
capability-fire = fire fighting
capability-investigation = investigation
capability-clearing = road clearing
capability-technical = technical repair
capability-escort = escort

## Means of communication
channel-mobile-voice = mobile telephone
channel-mobile-data = mobile data
channel-fixed-line = fixed line
channel-radio = radio
channel-satellite = satellite telephone
channel-other = other means

## Where one waits
line-checkpoint = centres' gates
line-station = stations
line-road = road checkpoints

## Why a convoy stands still
halt-no-escort = no escort is with it
halt-blocked = the road is blocked
halt-attacked = it is attacked
halt-ordered = by order

## What is missing in the chain of custody
gap-unescorted = it drove without an escort
gap-escort-left = its escort left it on the way
gap-attacked = it was attacked on the way
gap-skipped = a centre was left out
gap-undelivered = it was not delivered by the end

## Why the chain of custody of detained people or of evidence is broken
held-gap-left = those who held it left
held-gap-overdue = held on the spot for too long
held-gap-open = not handed over by the end
ruling-record = objection recorded
ruling-recount = count again
result-disputed = count disputed
result-received = forms at the office
result-held-back = forms held back
result-recounting = counted again at the office
result-entered = entered
result-doubt-sums = the figures do not add up
result-doubt-custody = the chain of custody was broken
result-doubt-dispute = a dispute was left without a ruling

## Why a checkpoint let a wanted vehicle pass
missed-not-told = it had not been told
missed-expired = the lookout had run out
missed-posture = its posture stops nobody
missed-overlooked = it was overlooked

## Mechanisms of the simulation, where a replay differs
mechanism-agenda = what is due next
mechanism-facts = facts
mechanism-exercise = beginning and end
mechanism-orders = orders
mechanism-standing-orders = standing orders
mechanism-script = script
mechanism-roads = roads and weather
mechanism-readiness = readiness
mechanism-movement = units
mechanism-polling = polling centres
mechanism-checkpoints = checkpoints
mechanism-incidents = incidents
mechanism-knowledge = what seats know
mechanism-comms = communications
mechanism-vehicles = wanted vehicles
mechanism-custody = convoys
mechanism-holdings = detained people and evidence
mechanism-results = counts in dispute and result forms
mechanism-rumours = rumours
mechanism-confidence = confidence

## Shares in a hundred
percent = { $n }%
percent-span = { $low }–{ $high }%
percent-above = { $n }%+

## Numbers of things
people =
    { $n ->
        [one] 1 person
       *[other] { $n } people
    }
vehicles =
    { $n ->
        [one] 1 vehicle
       *[other] { $n } vehicles
    }
checkpoints =
    { $n ->
        [one] 1 checkpoint
       *[other] { $n } checkpoints
    }
checkpoints-all = all checkpoints
ballots =
    { $n ->
        [one] 1 ballot
       *[other] { $n } ballots
    }
purpose-inform = for information
purpose-ask-to-confirm = please confirm
purpose-confirm = confirmed
purpose-deny = denied
capability-disposal = bomb disposal
repairer-commission = the election commission
repairer-own = its own technicians
repairer-operator = the network operator
repairer-grid-company = the electricity company
name-unknown = `{ $id }`

attached-words = { $title }
attached-picture = A picture
attached-text = A text
attached-document = A document
attached-table = A table
attached-map = A map
attached-recording = A recording
attached-file = A file

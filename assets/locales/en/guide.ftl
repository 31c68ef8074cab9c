# The reference of all fields, as the author's guide has it, and the tables of what is built in. What is said of each field stands in
# the program's own types.

guide-head = The head
guide-lists = The lists
guide-orders = Orders
guide-field = field
guide-form = type
guide-needed = needed
guide-meaning = meaning
guide-value = value
guide-yes = yes
guide-no = no
guide-no-default = no: `{ $value }`
guide-optional = { $field }, may be left out
guide-with = `{ $name }(…)` with { $body }
guide-parts = ;{" "}
guide-either = {" "}or{" "}
guide-list = list of { $item }
guide-text = text
guide-time = time "HH:MM"
guide-length = length "1h30m"
guide-whole = whole number
guide-number = number
guide-yes-no = `true` or `false`
guide-record = record
guide-untranslated = (not yet translated) { $english }

guide-incident-kinds = Built-in kinds of incident
guide-incident-kinds-about = Stages are counted from 0. What an incident suspends, blocks or cuts acts where it happens: only one at a centre suspends voting, only one on a road blocks it, or at a checkpoint its road.
guide-kind = kind
guide-stage = stage
guide-needs = needs, work
guide-meanwhile = meanwhile
guide-grows = grows, an hour
guide-fades = ends by itself after { $after }
guide-suspends = suspends voting
guide-blocks = blocks the road
guide-cuts = cuts { $channels }
guide-deters = keeps away { $n } %
guide-deters-around = around { $n } %
guide-injures = injures { $rate } an hour
guide-slows = serves { $n } % more slowly
guide-gate-holds = the protection team alone holds it { $n } times in 100
guide-held-first = others wait until { $able } is there
guide-repair = fixed by { $by } on request, in { $takes } on average
guide-proportion = force above { $n } is out of proportion

guide-stage-needs = { $n }: { $name }: { $needs }

guide-doctrine-about = The built-in standing orders. They play every seat that no person holds, sensibly but not perfectly.
guide-doctrine-replaced = A scenario that gives rules of its own replaces all of these. Reaction times are estimates [E].
guide-doctrine-first = Before anything else: who can be heard?
guide-doctrine-words = Words: confirm, pass up, give the situation.
guide-doctrine-checkpoints = Checkpoints in concert.
guide-doctrine-convoys = Convoys and custody.
guide-doctrine-rumours = Rumours.

guide-unit-kinds = Kinds of unit
guide-can = can, unless the unit says otherwise
guide-speed = speed

guide-roles = Roles
guide-roles-about = A seat without `powers` of its own has those of its role. Standing orders go by the role, not by the powers. An order of a seat without the power is refused; only a stop to voting that a room orders goes to the head of the centre, who may obey it. A convoy of a seat is started by standing orders only if a unit of that seat can escort it. Every seat may acknowledge, pass on, choose channels, check comms and note.
guide-role = role
guide-powers = powers
guide-follows = rules of the built-in doctrine

# Documents: the after-action report, the exercise evaluation guide, the trend and the comparison.

# All documents
report-mark = EXERCISE — not real

# The after-action report
report-title = After-action report: { $scenario }
report-template-mistake = a mistake in the report's template: { $said }
report-played = { $start } to { $end }, seed { $seed }
report-played-branched = { $start } to { $end }, seed { $seed }, branched from { $file } at { $at }
report-overview = Overview
report-exercise = Exercise
report-date = Date
report-time = Time
report-scope = Scope
report-mission-area = Mission area
report-capabilities = Capabilities
report-threat = Threat or hazard
report-scenario = Scenario
report-sponsor = Sponsor
report-organisations = Participating organisations
report-contact = Point of contact
report-seal = Seal of the record
report-summary = Summary
report-moments = Moments to discuss first:
report-objectives = Objectives and proposed ratings
report-objectives-explained = A rating is a proposal, computed from expected actions and from the scenario's targets; the evaluator accepts or changes it. Only what people did is rated: what was never tested, or was up to a seat that nobody held, is not observed. An objective is at most one step above its worst critical task.
report-objective = Objective
report-task = Critical task
report-rating = Rating
report-reasons = Reasons
report-tested = Share of the script tested
report-observed = What evaluators observed:
report-confirmed = Confirmed by an evaluator:
report-unconfirmed = Proposed, not confirmed by an evaluator:
report-strengths = Strengths
report-strengths-none = No task was rated without challenges.
report-improve = Areas for improvement
report-improve-none = No task was performed with challenges.
report-plan = Improvement plan
report-plan-none = The ratings show nothing to be improved.
report-issue = Issue
report-action = Corrective action
report-capability = Capability
report-element = Capability element
report-owner = Primary responsible organisation
report-responsible = Responsible organisation, point of contact
report-priority = Priority
report-status = Status
report-priority-status = Priority, status
report-plan-carried = Left open by earlier exercises:
report-start = Start
report-end = Completion
report-plan-file = The improvement plan: fill it in, then write the report again with { $option } and the name of this file.
report-plan-no-date = `{ $date }` is not a date
report-plan-no-issue = this row says neither an issue nor a critical task
report-plan-write-issue = write what is to be improved, or the identifier of the critical task
report-plan-no-task = the exercise has no critical task `{ $task }`
report-plan-write-date = write a date as "2026-03-31", or leave it ""
report-plan-ends-early = it ends ({ $end }) before it begins ({ $start })
report-measures = Measures
report-measure = Measure
report-value = Value
report-target = Target
report-cases = Cases
report-facts = Facts
report-not-tested = not tested
report-more-facts = … and { $n } more
report-definition-and-detail = definition and detail
report-incidents = Incidents: who knew what when
report-incidents-none = There was no incident.
report-incident = { $kind } ({ $place })
report-incident-head = Incident
report-began = Began
report-first-known = First room knew
report-first-unit = First unit
report-ended = Ended
report-still-open = still open
report-settled = settled
report-faded = ended by itself
report-observations = Observations of evaluators
report-observations-none = No observation was written.
report-discussion = Discussion
report-module-time = { $spent } of { $time_box } given · exercise time { $at }
report-question = Question and task
report-answers = Answers
report-points = Expected points: raised (✓) or not (✗)
report-no-answer = No answer was written down.
report-not-put = It was not put.
report-modules-not-opened = Modules that were not opened:
report-observation = Observation
report-analysis = Analysis
report-consequence = What followed
report-root-cause = Root cause
report-reference = Reference
report-recommendation = Recommendation
report-about = About
report-feedback = Feedback of participants
report-feedback-forms = Forms filled in: { $n }
report-feedback-statement = Statement
report-feedback-mean = Mean, 1 to 5
report-feedback-answers = Answers
report-feedback-comments = Comments
report-script = MSEL as played
report-sheet-script = MSEL as played
report-released = Released
report-inject = Inject
report-expected = Expected actions
report-by-hand = by hand
report-not-released = not released
report-participants = Participants
report-seat = Seat
report-staffed-by = Staffed by
report-people = people
report-standing-orders = standing orders
report-timeline = Timeline and facts
report-number = No.
report-fact = Fact

# Its improvement plan: elements of a capability, priorities, status
plan-element-planning = planning
plan-element-organisation = organisation
plan-element-equipment = equipment
plan-element-training = training
plan-element-exercises = exercises
plan-priority-high = high
plan-priority-medium = medium
plan-priority-low = low
plan-status-open = open
plan-status-underway = underway
plan-status-done = done
plan-status-dropped = dropped

# Its charts and maps, and what they show in words
report-over-time = Over time
report-who-knew = Who knew what when
report-who-knew-alt = Who knew what when: { $n ->
    [one] { $n } incident
   *[other] { $n } incidents
}; known to a room: { $known }; reached by a unit: { $reached }
report-key-span = from beginning to end
report-key-known = the first room knew
report-key-reached = the first unit arrived
report-minutes-to-unit = Minutes to the first unit
report-no-unit = no unit came
report-repair-asked = repair was asked for
report-at-most = { $title }: at most { $most }
report-at-most-at = { $title }: at most { $most }, at { $at }
report-none-at-any-time = { $title }: none at any time
report-checkpoint-waits = Mean wait at checkpoints, the longest first
report-longest-of = { $title }: { $name } { $value }
report-map = The map at key moments
report-map-alt = The map at { $at }: centres open { $centres }, incidents open { $incidents }, voters in line { $line }

# Its workbook
report-sheet-objectives = Objectives
report-meaning = Meaning
report-proposed = Proposed
report-evaluator-decision = Evaluator
report-tested-actions = Tested
report-scripted-actions = In the script
report-in-words = With unit
report-definition = Definition
report-identifier = Identifier
report-expected-action = Expected action
report-how-it-went = Result
report-taken-after = taken after { $span }
report-not-taken = not taken
report-sign-after = ✓ +{ $span }
report-sign-before = ✓ −{ $span }

# The exercise evaluation guide
form-paper-title = Exercise Evaluation Guide (EEG): { $scenario }
form-paper-evaluator = Evaluator
form-paper-place = Place
form-paper-no-objectives = The scenario names no objectives.
form-paper-scale = The scale of ratings
form-paper-also-measured = Also measured:
form-paper-notes = Notes
form-paper-within = Within
form-paper-seen = What you observed, and when

# Exercises beside each other
trend-title = Exercises over time
trend-objectives = Objectives
trend-trend = Trend
trend-plan = Corrective actions
trend-letters = { $p } without challenges, { $s } with some, { $m } with major ones, { $u } unable to be performed, { $none } not observed

# Two exercises compared
compare-title = Two exercises compared: { $a } / { $b }
compare-texts-differ = the texts of the scenarios differ
compare-no-difference = No difference: { $n ->
    [one] the same fact
   *[other] the same { $n } facts
}
compare-where = Where they differ
compare-said-and-done = What was said and what was done
compare-task = Critical task
compare-rated = rated { $rating }
compare-answers = Answers to the questions of the discussion
compare-question = Question
compare-points = Expected points raised: { $n } of { $all }
compare-first-difference = First difference at { $at }
compare-nothing-after = nothing after this
compare-by-people = Decisions of people that differ: { $n }
compare-by-standing = Decisions of standing orders that differ: { $n }
compare-rest = … the rest are on the page ({ $option })
compare-none = None.
compare-difference = Difference
compare-maps = Both maps at { $at }
compare-decision = Who and what
compare-at-end = { $title }: at the end A { $a }, B { $b }
compare-apart = { $title }, at most { $most }
compare-refused = { $at }, refused: { $why }
compare-at-refused = { $at } refused
compare-only = only in { $which } ({ $given })
feedback-too-many =
    { $n ->
        [one] there is more than one form
       *[other] there are more than { $n } forms
    }
feedback-no-table = this line cannot be read as a row of the table
feedback-write-table = each row has as many cells as there are headings, and quotes around a cell with several lines
feedback-no-rating = “{ $statement }” is rated from 1 to 5, not “{ $value }”
feedback-no-seat = the scenario has no seat `{ $seat }`
feedback-no-heading = “{ $value }” stands under no heading
feedback-seat = Seat
feedback-strengths = Strengths
feedback-improvements = Areas for improvement
feedback-comments = Comments
report-attachments = Attachments

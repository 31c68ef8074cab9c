# An exercise in the forms of other programs.

## options
exchange-help-xapi = As statements of xAPI 1.0.3 for a store of training records: what the seats did that people held
exchange-help-cap = As alerts of CAP 1.2 with status Exercise, one for each message that was released, into a folder
exchange-help-offset = How far the scenario's local time is ahead of universal time; that of Libya if not given
exchange-help-value-offset = ±HH:MM

## written
exchange-statements-kept = { $n ->
    [one] 1 statement written to { $kept }
   *[other] { $n } statements written to { $kept }
}
exchange-alerts-kept = { $n ->
    [one] 1 alert written to the folder { $kept }
   *[other] { $n } alerts written to the folder { $kept }
}

## cannot be done
exchange-no-date = the scenario's date "{ $date }" is no date; give its head one as year-month-day, such as 2026-03-14
exchange-no-folder = { $path } is a file; alerts are written into a folder, each as a file of its own

## statements
exchange-verb-attended = attended
exchange-verb-ordered = ordered
exchange-verb-answered = answered
exchange-verb-acknowledged = acknowledged
exchange-verb-reported = reported
exchange-verb-completed = completed
exchange-verb-failed = failed
exchange-verb-withdrew = withdrew
exchange-words = Words of a person

## alerts
exchange-restriction = For those who take part in the exercise and for exercise control only
exchange-event = Message of an exercise
exchange-headline = { $mark }: message from { $from }

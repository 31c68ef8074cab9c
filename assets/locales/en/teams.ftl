# Several teams side by side
team-numbered = Team { $n }
team-named = { $name }
teams-all = All teams
teams-title = All teams: { $title }
teams-start = STARTEX for all
teams-pause = Pause all
teams-resume = Resume all
teams-pace = Speed of all
teams-endex = ENDEX for all…
teams-endex-ask = End the exercise of all teams now? It cannot be resumed after that.
teams-endex-yes = Yes, ENDEX for all
teams-endex-no = No, back
teams-emergency = Real emergency: stop all
teams-over-ask = Is the real emergency over for all teams?
teams-discussion = Discussion
teams-module-open = Open for all: { $title }
teams-open-ask = Open “{ $title }” for all now? The module that is open ends by it.
teams-open-yes = Yes, open “{ $title }” for all
teams-piece = Play the piece for all
teams-time-left = Time left:
teams-question-next = Next question for all
teams-talk-hold = Hold the discussion of all
teams-talk-resume = Resume the discussion of all
teams-talk-held = held
teams-module-end = End the module of all
teams-answers = { $n ->
    [0] no answer yet
    [one] one answer
   *[other] { $n } answers
}
teams-rooms = Rooms connected
teams-ready = Rooms ready
teams-of = { $n } of { $all }
teams-missing = missing: { $rooms }
teams-behind = { $gap } behind the team that is furthest
teams-dead = stopped for good
teams-open = Open
teams-incidents = { $n ->
    [0] no incident
    [one] one incident
   *[other] { $n } incidents
}
teams-due = { $n ->
    [0] no expected action due
    [one] one expected action due
   *[other] { $n } expected actions due
}
teams-injects = Last injects
teams-none = none yet
teams-so-far = So far
teams-compare = Comparison
teams-compare-title = Teams compared
teams-beside = Beside each other
teams-compare-hint = After ENDEX the teams that have come to it can be compared.
teams-compare-all = All teams beside each other
teams-compare-one = Team
teams-compare-other = with
teams-compare-two = Compare two
teams-compare-none = No team has come to ENDEX yet.
teams-compare-not-over = Both teams have to come to ENDEX first.
teams-compare-wait = The comparison is being made; this page shows it by itself.
teams-this-page = Code of this page
teams-code = The code:
teams-renew = New code for this page, and expel all others who have it
teams-leave = Leave this page

# Making a new scenario: what is said of it, and the comments that stand in it.

cli-new-bad-name = { $name } cannot be a scenario's name: use lower-case Latin letters, digits, _ and -
cli-new-exists = { $path } exists already; choose another name
cli-new-cannot-write = { $path } cannot be written
cli-new-map-without-road = the map has no place with a road, so nothing could move on it
cli-new-one-language = names of places stand in one language for now
cli-new-places-wrong = nothing was made; correct the list of places
cli-new-made = made { $name }
cli-new-next = next: tamrin check { $name }; tamrin run { $name }; and read { $name }/scenario.ron from top to bottom

## comments
cli-new-comment-file = A small scenario to begin with. Read it from top to bottom, change one thing after the other, and let `tamrin check` look at it each time. Everything that people see is written twice, in Arabic and in English. No person has a name here, only posts and offices.
cli-new-comment-head = The head: what it is called, when it happens, what it is about. Write a title and a summary of your own; `situation` is what those who play are told beforehand.
cli-new-comment-times = STARTEX and ENDEX. A time on the second day is written "1+09:30". The same seed gives the same exercise, every time.
cli-new-comment-settings = Figures: leave all of this out and you get sensible ones. `turnout` is the share of registered voters who come while the exercise lasts.
cli-new-comment-map = The map: places, and roads between them; invented here. `tamrin import` makes one of outlines and lists; put it beside this file and name it in `include`.
cli-new-comment-own-map = The map is in map.ron. Here stands only what it lacks. Roads that were made of a list of places are a guess: correct their `km` and `class`.
cli-new-comment-seats = Seats see a picture and give orders; a seat that nobody holds is played by standing orders. One for exercise control is there by itself.
cli-new-comment-units = A protection team stands at its centre (`centre`); the centre does not open while its team is away, and opens unprotected if it has none. What a unit can do follows from its `kind`.
cli-new-comment-centres = Polling centres with their stations; of all voters, `access` says who comes by which road. Checkpoints stand on a road, near one of its ends.
cli-new-comment-objectives = What is rehearsed: an objective, and the critical tasks that show whether it was reached. Expected actions below name their task.
cli-new-comment-targets = A target adds a measure: from `good` on it is done without challenges, at `poor` it is as bad as not done.
cli-new-comment-script = The script. Each inject says when it comes, what it does, what is expected then, who of exercise control answers for it, and what to watch.
cli-new-comment-message = A message at a time. The words of an expected action and its test are the same thing.
cli-new-comment-incident = An incident some time after another inject. Whoever sent the unit half an hour ahead did it too: foresight counts.
cli-new-comment-contingency = A contingency comes only if something was not done, so it asks for the same as the expected action does.
cli-new-comment-all = Two orders that both belong to what is expected.
cli-new-comment-by-hand = Exercise control releases this one, or not.
cli-new-comment-modules = What is talked about. A module says at which moment the exercise stands while people talk; questions name the task on which answers bear.
cli-new-comment-module = Begin with the question that you want to hear people talk about, then write as much situation as it needs. Expected points are things that someone can hear and tick; they are no model answer.
cli-new-comment-copied = Copied from NAME.

# Seats in browsers
seats-door = Seats of the exercise
seats-code = The code of your seat
seats-code-hint = The code has eight letters and digits; exercise control or the projector shows it.
seats-enter = Enter
seats-leave = Leave the seat
seats-wrong-code = This code is wrong; ask exercise control.
seats-wait = { $n ->
    [one] Too many wrong codes; try again in one second.
   *[other] Too many wrong codes; try again in { $n } seconds.
}
seats-connecting = Connecting to the exercise …
seats-real = This is NOT an exercise: real emergency since
seats-offline = The line to the exercise is down; trying again
seats-waiting = What you pressed has not arrived yet; it is sent by itself
seats-stale = The screen had changed before your press arrived, so nothing was done; press again
seats-map = Map of what the seat knows; all of it is in the lists and the search too
seats-news =
    { $n ->
        [one] New in the feed
       *[other] { $n } new in the feed, the last
    }
seats-no-script = This page needs JavaScript in the browser.
seats-invite = Invite the rooms
seats-seat = { $name }
seats-observer = Observer, with exercise control's eyes
seats-addresses = Open one of these addresses in each room's browser and type the seat's code, or take a picture of the square:
seats-picture = A square that a phone takes a picture of to open the seat
seats-present = { $n ->
    [0] Nobody is here
    [one] One browser is connected
   *[other] { $n } browsers are connected
}
seats-code-changed = The code of this seat was changed. Ask exercise control for the new one and type it here.
seats-renew-words = Everybody who sits here now is put out and has to type the new code. What they have typed and not sent is lost.
seats-renew = New code, and expel who sits here
seats-large = Large
seats-ordinary = Ordinary size
seats-fingerprint = The lines are encrypted. Before a browser accepts the certificate, compare its fingerprint (SHA-256):
seats-error-no-exercise = no exercise is open
seats-error-port-not-allowed = the system does not allow this program to listen on that port; choose one above 1024
seats-replay-ended = The replay was no longer shown when the line came back
seats-branched = This is a branch: the exercise goes on from { $time } in a new file
seats-report-before = Report of { $file }
seats-error-not-there = nobody can listen there: { $why }
seats-error-codes = the codes of the seats cannot be kept: { $why }
seats-error-damaged = the file { $file } with the codes is damaged; move it away and new codes are made
seats-error-no-certificate = the certificate is not a PEM file (it begins with BEGIN CERTIFICATE)
seats-error-no-key = the key is not a PEM file (it begins with BEGIN PRIVATE KEY)
seats-error-not-its-key = certificate and key do not belong together
seats-name = Your name or function (optional)
seats-name-hint = Others at your seat see it. It stands beside the exercise file and can be taken away.
seats-evaluator = Evaluator
seats-note-taker = Note-taker, with the main room’s eyes
seats-big-screen = Big screen, with the main room’s eyes
seats-report = Report
seats-back = Back to the seat
comms-heard = answered the comms check
seats-error-damaged-names = the file { $file } with the names of people at the seats is damaged; move it away and the seats open without names
api-closed = The exercise takes nothing now; nothing was done. Send it again
api-no-orders = This station gives no orders
api-emergency = The exercise stands still for a real emergency
api-pace = A pace is a number from { $least } to { $most }

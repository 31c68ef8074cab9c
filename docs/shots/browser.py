"""Pictures of the seats' pages: Chromium, driven by its own protocol, with Python's standard library alone.

    python3 browser.py PROGRAM LANG FOLDER

plays the beginning of `first-steps` with the seats open and leaves in FOLDER `lobby.png` and `seat.png`. The codes in the former
are those of a host that is gone. What differs between the languages is in `WORDS`: the words on the buttons.
"""

import base64
import http.client
import json
import os
import re
import socket
import struct
import subprocess
import sys
import tempfile
import time

WORDS = {
    "en": {
        "control": "Exercise control",
        "room": "Al Qubbah sub-room",
        "ready": "We are ready",
        "start": "STARTEX",
        "units": "Units",
        "feed": "Feed",
    },
    "ar": {
        "control": "إدارة التمرين",
        "room": "الغرفة الفرعية بالقبة",
        "ready": "نحن جاهزون",
        "start": "بدء التمرين",
        "units": "الوحدات",
        "feed": "الوارد",
    },
}
# The address that a lobby shows in a hall; nothing listens there.
SHOWN = "http://192.168.1.5:7777"
# What the room does before the picture is taken, as a program that sits at its seat says it.
DONE = [
    ("09:12", {"Acknowledge": {"message": "m1"}}),
    ("09:12", {"Dispatch": {"unit": "rapid-1", "to": {"Centre": "abraq-1"}}}),
    ("09:17", {"AcknowledgeReport": {"report": 1}}),
    ("09:17", {"Dispatch": {"unit": "ambulance-1", "to": {"Incident": "crash"}}}),
]


class Page:
    """A page of the browser, over a WebSocket."""

    def __init__(self, port):
        ask = http.client.HTTPConnection("127.0.0.1", port)
        ask.request("PUT", "/json/new?about:blank")
        path = json.load(ask.getresponse())["webSocketDebuggerUrl"].partition("/devtools")
        self.line = socket.create_connection(("127.0.0.1", port), timeout=120)
        self.line.sendall(
            f"GET {path[1]}{path[2]} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
            "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n".encode()
        )
        self.came = self.line.makefile("rb")
        while self.came.readline() not in (b"\r\n", b""):
            pass
        self.sent = 0
        self.call("Page.enable")
        self.resize(1280, 800)
        dark = [{"name": "prefers-color-scheme", "value": "dark"}]
        self.call("Emulation.setEmulatedMedia", media="screen", features=dark)

    def call(self, method, **params):
        self.sent += 1
        text = json.dumps({"id": self.sent, "method": method, "params": params}).encode()
        length = bytes([0x80 | len(text)]) if len(text) < 126 else b"\xfe" + struct.pack(">H", len(text))
        # A mask of nothing is a mask.
        self.line.sendall(b"\x81" + length + bytes(4) + text)
        while True:
            said = json.loads(self.frame())
            if said.get("id") == self.sent:
                return said.get("result", {})

    def frame(self):
        whole = b""
        while True:
            first, second = self.came.read(2)
            length = second & 0x7F
            if length > 125:
                form, many = (">H", 2) if length == 126 else (">Q", 8)
                (length,) = struct.unpack(form, self.came.read(many))
            part = self.came.read(length)
            # Pings say nothing.
            if first & 0x0F > 2:
                continue
            whole += part
            if first & 0x80:
                return whole

    def resize(self, width, height):
        self.call(
            "Emulation.setDeviceMetricsOverride",
            width=width,
            height=height,
            deviceScaleFactor=1,
            mobile=False,
        )

    def value(self, expression):
        got = self.call("Runtime.evaluate", expression=expression, returnByValue=True, awaitPromise=True)
        return got.get("result", {}).get("value")

    def until(self, what, expression, seconds=60):
        end = time.monotonic() + seconds
        while self.value(expression) is not True:
            if time.monotonic() > end:
                sys.exit(f"never: {what}; the page says:\n{self.value('document.body.innerText')}")
            time.sleep(0.1)

    def press(self, words):
        quoted = json.dumps(words)
        self.until(
            f"a button “{words}”",
            "(() => { const b = [...document.querySelectorAll('button')];"
            f"const x = b.find((b) => b.textContent.trim() === {quoted}) ?? b.find((b) => b.textContent.includes({quoted}));"
            "x?.click(); return Boolean(x); })()",
        )

    def join(self, address, lang, code):
        self.call("Page.navigate", url=f"{address}/join?code={code}&lang={lang}")
        self.until("the code in its field", "document.querySelector('#code')?.value.length > 0")
        self.value("document.querySelector('form').requestSubmit()")
        self.until("a screen", "document.querySelector('#s button.p') !== null")

    def picture(self, file):
        self.call("Page.bringToFront")
        self.value("document.activeElement?.blur()")
        time.sleep(1.5)
        shot = self.call("Page.captureScreenshot", format="png")
        with open(file, "wb") as out:
            out.write(base64.b64decode(shot["data"]))


def port_of_the_seats():
    """The usual port, or any other one where that is taken."""
    for port in (7777, 0):
        with socket.socket() as s:
            try:
                s.bind(("127.0.0.1", port))
            except OSError:
                continue
            return s.getsockname()[1]
    sys.exit("no port is free")


def browser(name, profile, started):
    """A browser without a window, and the port at which it is driven."""
    process = subprocess.Popen(
        [
            name, "--headless=new", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--remote-debugging-port=0",
            "--remote-allow-origins=*", f"--user-data-dir={profile}", "about:blank",
        ],
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )
    started.append(process)
    told = os.path.join(profile, "DevToolsActivePort")
    for _ in range(600):
        if os.path.exists(told) and (lines := open(told).read().split()):
            return int(lines[0])
        time.sleep(0.1)
    sys.exit("Chromium did not start")


def host(program, lang, port, scratch, started):
    """The program with its seats open; the codes by the names of those who have them."""
    said = os.path.join(scratch, "said")
    process = subprocess.Popen(
        [os.path.abspath(program), "run", "first-steps", "--headless", "--lang", lang]
        + ["-o", "first-steps.tamrin", "--seats", f"127.0.0.1:{port}", "--public", SHOWN],
        cwd=scratch,
        stdout=open(said, "w"),
        stderr=subprocess.STDOUT,
    )
    started.append(process)
    for _ in range(1200):
        text = open(said).read()
        if "Ctrl+C" in text:
            found = re.findall(r"^\s*([2-9A-HJ-NP-Z]{8})  (.+)$", text, re.M)
            return {name.strip(): code for code, name in found}
        if process.poll() is not None:
            break
        time.sleep(0.1)
    sys.exit(f"the host did not start:\n{open(said).read()}")


def run_until(control, at):
    """The exercise runs to this time and stands."""
    if control.value(f"document.querySelector('.clock').textContent >= '{at}:00'"):
        return
    control.press("▶▶|")
    control.until("a field for the time", "document.activeElement?.tagName === 'INPUT'")
    control.value("document.activeElement.select()")
    control.call("Input.insertText", text=at)
    for kind in ("keyDown", "keyUp"):
        control.call("Input.dispatchKeyEvent", type=kind, key="Enter", code="Enter", windowsVirtualKeyCode=13, text="\r")
    control.until(at, f"document.querySelector('.clock').textContent >= '{at}:00'")
    time.sleep(1)


def lobby(control, address, file):
    """All codes, and one room that is ready."""
    control.call("Page.navigate", url=f"{address}/lobby")
    control.until("codes", "document.readyState === 'complete' && document.querySelectorAll('.qr').length > 6")
    bottom = control.value("Math.ceil([...document.querySelectorAll('.card')].at(-1).getBoundingClientRect().bottom)")
    control.resize(1280, bottom + 16)
    control.picture(file)
    control.resize(1280, 800)


def give(port, code, n, given):
    """The seat with this code gives an order."""
    ask = http.client.HTTPConnection("127.0.0.1", port)
    head = {"Authorization": f"Bearer {code}", "Content-Type": "application/json"}
    ask.request("POST", "/api/v1/orders", json.dumps({"id": f"picture-{n}", "order": given}), head)
    answer = json.load(ask.getresponse())
    if not answer.get("accepted"):
        sys.exit(f"refused: {given}: {answer}")


def seat(control, room, port, code, words, file):
    """A sub-room with units on the road, and with something that came in and waits to be acknowledged."""
    for n, (at, given) in enumerate(DONE):
        run_until(control, at)
        give(port, code, n, given)
    run_until(control, "09:20")
    room.press(words["feed"])
    room.press(words["units"])
    room.picture(file)


def main():
    program, lang, folder = sys.argv[1:]
    words, port, started = WORDS[lang], port_of_the_seats(), []
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as scratch:
        try:
            driven = browser("chromium", os.path.join(scratch, "profile"), started)
            codes = host(program, lang, port, scratch, started)
            # One browser has one cookie for each name of the host.
            own, other = f"http://127.0.0.1:{port}", f"http://localhost:{port}"
            control, room = Page(driven), Page(driven)
            control.join(own, lang, codes[words["control"]])
            room.join(other, lang, codes[words["room"]])
            room.resize(1280, 880)
            room.press(words["ready"])
            room.until("a room that is ready", f"!document.body.innerText.includes({json.dumps(words['ready'])})")
            lobby(control, own, f"{folder}/lobby.png")
            control.call("Page.navigate", url=f"{own}/seat")
            control.press(words["start"])
            seat(control, room, port, codes[words["room"]], words, f"{folder}/seat.png")
        finally:
            for process in started:
                process.terminate()
                process.wait()


if __name__ == "__main__":
    main()

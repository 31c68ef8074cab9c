#!/usr/bin/env python3
"""Two hosts with a line between them that loses and delays packets: every order is done once.

    sudo tests/proxy/lossy.py [PROGRAM]        (target/debug/tamrin unless another one is named)

Two network namespaces are joined by a relay in this script, which drops one frame in ten and holds each of the others up for 30 to
150 ms, in both directions; `tc netem` would do the same, where the kernel has it. In one namespace the program serves the seats of
an exercise. In the other, rooms give orders, each sent again under its name until it is answered, and a browser's event stream
stays open. In the middle the host is killed and resumed. Then the exercise file is read: each order must be in it once.
It needs Linux, root, /dev/net/tun and iproute2, and takes about a minute; that is why it is run by hand.
"""

import ctypes
import fcntl
import json
import os
import random
import select
import struct
import subprocess
import sys
import tempfile
import threading
import time
from heapq import heappop, heappush

LOST, LEAST, MOST = 0.10, 0.030, 0.150
ORDERS, ROOMS = 40, ["Al Abraq", "Al Qubbah", "Main room"]
PORT = 8077


def sh(*words):
    subprocess.run(words, check=True)


def enter(space):
    """Goes into a network namespace (`os.setns` is not in every Python)."""
    if ctypes.CDLL(None, use_errno=True).setns(space, 0x40000000):
        raise OSError(ctypes.get_errno(), "setns")


def tap(space, address):
    """A network namespace with a device of its own; what it sends is read here."""
    sh("ip", "netns", "add", space)
    before = os.open("/proc/self/ns/net", os.O_RDONLY)
    there = os.open(f"/var/run/netns/{space}", os.O_RDONLY)
    enter(there)
    device = os.open("/dev/net/tun", os.O_RDWR)
    fcntl.ioctl(device, 0x400454CA, struct.pack("16sH", b"line", 0x0002 | 0x1000))
    enter(before)
    for command in (["addr", "add", address + "/24", "dev", "line"], ["link", "set", "line", "up"], ["link", "set", "lo", "up"]):
        sh("ip", "-n", space, *command)
    return device


def relay(a, b, counts):
    """Carries frames between two devices; some are lost, the others late."""
    late, n = [], 0
    other = {a: b, b: a}
    while True:
        wait = max(0.0, late[0][0] - time.monotonic()) if late else 1.0
        for device in select.select([a, b], [], [], wait)[0]:
            frame = os.read(device, 2048)
            counts["frames"] += 1
            if random.random() < LOST:
                counts["lost"] += 1
            else:
                n += 1
                heappush(late, (time.monotonic() + random.uniform(LEAST, MOST), n, other[device], frame))
        while late and late[0][0] <= time.monotonic():
            _, _, device, frame = heappop(late)
            os.write(device, frame)


CLIENT = r"""
import http.client, json, sys, time
code, room, orders, port = sys.argv[1], sys.argv[2], int(sys.argv[3]), int(sys.argv[4])
sent = 0
for n in range(orders):
    body = json.dumps({"id": f"{room}-{n:03}".replace(" ", "-"), "order": {"Note": {"text": f"{room} says {n}"}}})
    while True:
        sent += 1
        try:
            line = http.client.HTTPConnection("10.77.0.1", port, timeout=4)
            line.request("POST", "/api/v1/orders", body, {"Authorization": "Bearer " + code, "Content-Type": "application/json"})
            answer = line.getresponse()
            said = answer.read()
            if answer.status == 200 and json.loads(said)["accepted"]:
                break
            if answer.status not in (429, 503):
                sys.exit(f"{answer.status}: {said}")
        except (OSError, http.client.HTTPException):
            pass
        time.sleep(0.5)
print(sent)
"""

STREAM = r"""
import http.client, http.cookies, sys, time, urllib.parse
code, port = sys.argv[1], int(sys.argv[2])
cookie, heard = None, 0
until = time.monotonic() + float(sys.argv[3])
while time.monotonic() < until:
    try:
        line = http.client.HTTPConnection("10.77.0.1", port, timeout=10)
        if cookie is None:
            form = urllib.parse.urlencode({"code": code})
            line.request("POST", "/join", form, {"Content-Type": "application/x-www-form-urlencoded", "Origin": f"http://10.77.0.1:{port}"})
            answer = line.getresponse()
            answer.read()
            cookie = "; ".join(v.split(";")[0] for k, v in answer.getheaders() if k.lower() == "set-cookie") or None
            continue
        line.request("GET", "/events?tab=lossy", headers={"Cookie": cookie})
        answer = line.getresponse()
        while answer.status == 200 and time.monotonic() < until and (chunk := answer.read1(4096)):
            heard += len(chunk)
    except (OSError, http.client.HTTPException):
        pass
    time.sleep(0.5)
print(heard)
"""


def serve(program, file, resume):
    """The program with its seats open, and the codes of its seats."""
    what = ["run", "--resume", file] if resume else ["run", "checkpoint-relay", "-o", file]
    command = ["ip", "netns", "exec", "tamrin-host", program, *what, "--headless", "--lang", "en", "--seats", f"10.77.0.1:{PORT}"]
    host = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    codes = {}
    for line in host.stdout:
        if "Ctrl+C" in line:
            break
        code, _, name = line.strip().partition("  ")
        if len(code) == 8:
            codes[name.strip()] = code
    threading.Thread(target=lambda: [None for _ in host.stdout], daemon=True).start()
    return host, codes


def main():
    here = os.path.dirname(os.path.abspath(__file__))
    program = os.path.abspath(sys.argv[1]) if len(sys.argv) > 1 else os.path.join(here, "../../target/debug/tamrin")
    counts = {"frames": 0, "lost": 0}
    try:
        a, b = tap("tamrin-host", "10.77.0.1"), tap("tamrin-rooms", "10.77.0.2")
        threading.Thread(target=relay, args=(a, b, counts), daemon=True).start()
        with tempfile.TemporaryDirectory() as folder:
            file = os.path.join(folder, "relay.tamrin")
            host, codes = serve(program, file, False)
            found = {room: next(c for n, c in codes.items() if room in n) for room in ROOMS}
            inside = ["ip", "netns", "exec", "tamrin-rooms", sys.executable, "-c"]
            rooms = [
                subprocess.Popen([*inside, CLIENT, found[r], r, str(ORDERS), str(PORT)], stdout=subprocess.PIPE, text=True) for r in ROOMS
            ]
            stream = subprocess.Popen([*inside, STREAM, found[ROOMS[0]], str(PORT), "30"], stdout=subprocess.PIPE, text=True)
            time.sleep(8)
            host.kill()
            host.wait()
            host, _ = serve(program, file, True)
            sent = [r.communicate(timeout=300)[0].strip() for r in rooms]
            heard = stream.communicate(timeout=60)[0].strip()
            host.kill()
            host.wait()
            log = subprocess.run([program, "log", file, "--lang", "en"], stdout=subprocess.PIPE, text=True, check=True).stdout
            said = [line.rstrip() for line in log.splitlines()]
            wrong = [f"{r} says {n}" for r in ROOMS for n in range(ORDERS) if sum(line.endswith(f"{r} says {n}") for line in said) != 1]
            print(json.dumps({"sent": sent, "orders": ORDERS * len(ROOMS), "stream_bytes": heard, **counts, "wrong": wrong[:5]}))
            sys.exit(1 if wrong or any(r.returncode for r in rooms) else 0)
    finally:
        for space in ("tamrin-host", "tamrin-rooms"):
            subprocess.run(["ip", "netns", "del", space], check=False)


main()

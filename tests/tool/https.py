#!/usr/bin/env python3
"""https.py ROOT CERT KEY PORT-FILE: an https server on loopback that behaves as badly as its address says.

https://localhost:PORT/MODE/PATH gives ROOT/PATH. MODE is one of
  plain        as any server does, ranges included
  norange      always the whole file
  cut          ends in the middle of a .jokou file, unless asked for its rest
  vanish       the same with neither Content-Length nor a word that it was cut
  garbled      answers a range with other bytes of the same length
  beyond       answers a range with 416
  drip         a byte now and then
  silent       never answers a request for a .jokou file
  endless      never ends a file
  headers      never ends the head of an answer
  packed       says that the file is gzip, and sends a bomb
  moved        sends on to plain
  to-file, to-http, to-ftp, around   send on to where nobody should go
  broken       status 500
Every request is a line in ROOT/log: MODE PATH RANGE.
"""
import gzip
import http.server
import os
import socketserver
import ssl
import sys
import time

root, cert, key, port_file = sys.argv[1:]


class Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, *_):
        pass

    def answer(self, status, headers, body=b""):
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def give(self, data, first, status=None, length=None):
        headers = {"Content-Length": str(len(data) if length is None else length)}
        if first:
            headers["Content-Range"] = f"bytes {first}-{first + len(data) - 1}/{first + len(data)}"
        self.answer(status or (206 if first else 200), headers, data)

    def stop(self):
        self.wfile.flush()
        self.close_connection = True

    def do_GET(self):
        mode, _, path = self.path[1:].partition("/")
        asked = self.headers.get("Range", "-")
        with open(os.path.join(root, "log"), "a") as log:
            log.write(f"{mode} {path} {asked}\n")
        try:
            getattr(self, "mode_" + mode.replace("-", "_"))(path, asked)
        except (BrokenPipeError, ConnectionResetError, ssl.SSLError):
            self.close_connection = True

    def read(self, path):
        try:
            with open(os.path.join(root, path), "rb") as file:
                return file.read()
        except OSError:
            return None

    def mode_plain(self, path, asked):
        data = self.read(path)
        if data is None:
            self.answer(404, {"Content-Length": "5"}, b"none\n")
            return
        first = int(asked[6:].rstrip("-")) if asked.startswith("bytes=") else 0
        self.give(data[first:], first)

    def mode_norange(self, path, asked):
        self.give(self.read(path), 0)

    def mode_cut(self, path, asked):
        data = self.read(path)
        if not path.endswith(".jokou") or asked != "-":
            self.mode_plain(path, asked)
            return
        self.give(data[: len(data) // 2], 0, length=len(data))
        self.stop()

    def mode_vanish(self, path, asked):
        data = self.read(path)
        if not path.endswith(".jokou") or asked != "-":
            self.mode_plain(path, asked)
            return
        self.answer(200, {"Connection": "close"}, data[: len(data) // 2])
        self.stop()

    def mode_garbled(self, path, asked):
        data = self.read(path)
        first = int(asked[6:].rstrip("-")) if asked != "-" else 0
        self.give(bytes(len(data) - first) if first else data, first)

    def mode_beyond(self, path, asked):
        if asked != "-":
            self.answer(416, {"Content-Length": "0"})
        else:
            self.mode_plain(path, asked)

    def drip(self, data):
        for byte in data:
            self.wfile.write(bytes([byte]))
            self.wfile.flush()
            time.sleep(0.1)

    def mode_drip(self, path, asked):
        data = self.read(path)
        if not path.endswith(".jokou"):
            self.mode_plain(path, asked)
            return
        self.answer(200, {"Content-Length": str(len(data))})
        self.drip(data)

    def mode_silent(self, path, asked):
        if path.endswith(".jokou"):
            time.sleep(8)
            self.close_connection = True
        else:
            self.mode_plain(path, asked)

    def mode_endless(self, path, asked):
        self.answer(200, {"Connection": "close"})
        while True:
            self.wfile.write(b"<!-- -->" * 8192)

    def mode_headers(self, path, asked):
        self.wfile.write(b"HTTP/1.1 200 OK\r\n")
        while True:
            self.wfile.write(b"X-More: 1\r\n" * 1024)

    def mode_packed(self, path, asked):
        bomb = gzip.compress(bytes(50_000_000))
        self.answer(200, {"Content-Encoding": "gzip", "Content-Length": str(len(bomb))}, bomb)

    def send_on(self, place):
        self.answer(302, {"Location": place, "Content-Length": "0"})

    def mode_moved(self, path, asked):
        self.send_on(f"/plain/{path}")

    def mode_around(self, path, asked):
        self.send_on(f"/around/{path}x")

    def mode_to_file(self, path, asked):
        self.send_on(f"file://{root}/{path}")

    def mode_to_http(self, path, asked):
        self.send_on(f"http://localhost:{self.server.server_port}/plain/{path}")

    def mode_to_ftp(self, path, asked):
        self.send_on(f"ftp://localhost/{path}")

    def mode_broken(self, path, asked):
        self.answer(500, {"Content-Length": "0"})


class Server(socketserver.ThreadingMixIn, http.server.HTTPServer):
    daemon_threads = True

    def handle_error(self, *_):
        pass


def main():
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(cert, key)
    server = Server(("127.0.0.1", 0), Handler)
    server.socket = context.wrap_socket(server.socket, server_side=True, do_handshake_on_connect=False)
    with open(port_file + ".new", "w") as out:
        out.write(str(server.server_port))
    os.rename(port_file + ".new", port_file)
    server.serve_forever()


main()

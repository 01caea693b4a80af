#!/usr/bin/env python3
"""Stands before a server of this machine and breaks a connection off on the way.

usage: cut_proxy.py HOST PORT cut|stall BYTES
Prints the port it listens on and its process, and goes on in the background for at most a quarter of an hour. Once a
client has sent BYTES bytes on a connection, `cut` resets both sides, and `stall` lets nothing more through.
"""
import os, signal, socket, struct, sys, threading

target, mode, limit = (sys.argv[1], int(sys.argv[2])), sys.argv[3], int(sys.argv[4])


def reset(connection):
    # No time to linger: closing sends RST, as a line that breaks does.
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    connection.shutdown(socket.SHUT_RDWR)
    connection.close()


class Line:
    def __init__(self, client):
        self.client = client
        self.server = socket.create_connection(target)
        self.stalled = threading.Event()
        threading.Thread(target=self.pass_on, args=(self.client, self.server, limit), daemon=True).start()
        threading.Thread(target=self.pass_on, args=(self.server, self.client, None), daemon=True).start()

    def pass_on(self, source, sink, left):
        try:
            if left == 0:
                self.stalled.set()
            while data := source.recv(4096):
                if self.stalled.is_set():
                    continue
                if left is not None:
                    data, left = data[:left], left - len(data[:left])
                sink.sendall(data)
                if left == 0 and mode == "cut":
                    reset(self.client)
                    reset(self.server)
                    return
                if left == 0:
                    self.stalled.set()
            sink.shutdown(socket.SHUT_WR)
        except OSError:
            pass


listener = socket.create_server(("127.0.0.1", 0))
child = os.fork()
if child:
    print(listener.getsockname()[1], child)
    sys.exit()
os.setsid()
signal.alarm(900)
# Nothing that was inherited is kept: somebody may wait for its end.
for descriptor in set(range(1024)) - {listener.fileno()}:
    try:
        os.close(descriptor)
    except OSError:
        pass
while True:
    Line(listener.accept()[0])

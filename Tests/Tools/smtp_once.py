"""smtp_once.py FOLDER: takes a mail on standard input, as sendmail does, and hands it to a real SMTP server by a real client.

The server (aiosmtpd) lives as long as this program; what it got is FOLDER/N.eml, one file a mail, and FOLDER/N.to, its
recipients.
"""
import pathlib
import subprocess
import sys

from aiosmtpd.controller import Controller

folder = pathlib.Path(sys.argv[1])


class Keeping:
    async def handle_DATA(self, server, session, envelope):
        number = len(list(folder.glob("*.eml"))) + 1
        (folder / f"{number}.eml").write_bytes(envelope.original_content)
        (folder / f"{number}.to").write_text("\n".join(envelope.rcpt_tos))
        return "250 OK"


class AnyPort(Controller):
    """Listens where the system has room."""

    def _create_server(self):
        return self.loop.create_server(self._factory_invoker, host="127.0.0.1", port=0)

    def _trigger_server(self):
        self.port = self.server.sockets[0].getsockname()[1]
        super()._trigger_server()


controller = AnyPort(Keeping(), hostname="127.0.0.1", port=0)
controller.start()
try:
    sys.exit(subprocess.run(
        ["msmtp", "--host=127.0.0.1", f"--port={controller.port}", "--tls=off", "--auth=off",
         "--from=bridge@cedar-valley.example", "-t"], stdin=sys.stdin).returncode)
finally:
    controller.stop()

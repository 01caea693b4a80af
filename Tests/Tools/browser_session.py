"""A Chromium of its own for browser.py: fresh profile, no network, and nothing of it left behind."""
import base64
import ctypes
import json
import os
import signal
import tempfile
from contextlib import contextmanager

from selenium import webdriver
from selenium.webdriver.chrome.service import Service

BROWSER, DRIVER = "/usr/bin/chromium", "/usr/bin/chromedriver"
FLAGS = [
    "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--hide-scrollbars",
    "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
    # Whatever a page asks for by name is not found: a test never leaves the machine.
    "--host-resolver-rules=MAP * ~NOTFOUND",
]
PR_SET_CHILD_SUBREAPER = 36
LONGEST_PICTURE = 30000  # pixels; more than a browser's textures hold


class Session:
    """One tab, and what tests ask of it."""

    def __init__(self, driver):
        self.driver = driver

    def cdp(self, command, **arguments):
        return self.driver.execute_cdp_cmd(command, arguments)

    def run(self, script, *arguments):
        """What a function body in JavaScript returns; works also where the page may run no script."""
        return self.driver.execute_script(script, *arguments)

    def open(self, url, *, width=1200, height=900, scheme="light", scripts=True):
        """Loads a page afresh and waits until it has loaded."""
        self.cdp("Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=1, mobile=False)
        self.cdp("Emulation.setEmulatedMedia", features=[{"name": "prefers-color-scheme", "value": scheme}])
        self.cdp("Emulation.setScriptExecutionDisabled", value=not scripts)
        # From elsewhere, so that another #fragment is a load of its own too.
        self.driver.get("about:blank")
        self.logs("browser"), self.logs("performance")
        self.driver.get(url)

    def open_details(self):
        self.run("for (const box of document.querySelectorAll('details')) box.open = true;")

    def logs(self, kind):
        """What was logged since this was last asked."""
        return self.driver.get_log(kind)

    def events(self, name):
        """Events of the DevTools protocol by name, since the logs were last asked."""
        messages = [json.loads(line["message"])["message"] for line in self.logs("performance")]
        return [message["params"] for message in messages if message["method"] == name]

    def picture(self, path):
        """The whole page as PNG."""
        size = self.run("const e = document.documentElement; return [e.scrollWidth, e.scrollHeight];")
        shot = self.cdp(
            "Page.captureScreenshot", captureBeyondViewport=True,
            clip={"x": 0, "y": 0, "width": size[0], "height": min(size[1], LONGEST_PICTURE), "scale": 1})
        path.write_bytes(base64.b64decode(shot["data"]))


@contextmanager
def session(seconds):
    """A browser for at most so many seconds, ended with all its processes."""
    # What a browser leaves behind becomes our child, so that it can be found and ended.
    ctypes.CDLL(None).prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)
    signal.signal(signal.SIGALRM, too_long)
    signal.signal(signal.SIGTERM, too_long)
    signal.alarm(seconds)
    with tempfile.TemporaryDirectory(prefix="gradebridge-browser-", ignore_cleanup_errors=True) as profile:
        try:
            driver = start(profile)
            try:
                yield Session(driver)
            finally:
                driver.quit()
        finally:
            end_children()


def start(profile):
    options = webdriver.ChromeOptions()
    options.binary_location = BROWSER
    for flag in [*FLAGS, f"--user-data-dir={profile}"]:
        options.add_argument(flag)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    # The driver is named, so that Selenium looks for none and fetches none.
    service = Service(executable_path=DRIVER, log_output=os.devnull)
    return webdriver.Chrome(options=options, service=service)


def too_long(number, _):
    raise TimeoutError(f"stopped by {signal.Signals(number).name}: the browser took too long")


def end_children():
    """Ends every process below this one."""
    while children := below(os.getpid()):
        for child in children:
            try:
                os.kill(child, signal.SIGKILL)
            except ProcessLookupError:
                pass
        try:
            while os.waitpid(-1, 0):
                pass
        except ChildProcessError:
            pass


def below(parent):
    try:
        with open(f"/proc/{parent}/task/{parent}/children") as file:
            children = [int(word) for word in file.read().split()]
    except (FileNotFoundError, ProcessLookupError):
        return []
    return children + [deeper for child in children for deeper in below(child)]

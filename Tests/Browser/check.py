"""What every check of pages in Chromium shares."""

import sys

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import sync_playwright

CHROMIUM = "/usr/bin/chromium"


class Check:
    """Counts what does not hold, and says it, a line each."""

    def __init__(self, folder):
        self.folder = folder
        self.failures = 0

    def expect(self, holds, *words):
        if not holds:
            self.failures += 1
            print("FAIL", *words)

    def opened(self, browser, name, fragment="", **options):
        """A page that notes what it asks for and what goes wrong in it."""
        context = browser.new_context(**({"viewport": {"width": 1280, "height": 900}} | options))
        page = context.new_page()
        page.requests, page.problems = [], []
        page.on("request", lambda request: page.requests.append(request.url))
        page.on("console", lambda message: page.problems.append(message.text))
        page.on("pageerror", lambda error: page.problems.append(str(error)))
        page.goto((self.folder / name).as_uri() + fragment)
        return page

    def closed(self, page):
        self.expect(not page.problems, page.url, "console:", page.problems)
        page.context.close()

    def accessible(self, page, *words):
        """Axe finds nothing."""
        for violation in Axe().run(page).response["violations"]:
            nodes = [node["html"][:150] + " | " + str(node.get("failureSummary"))[:200] for node in violation["nodes"]]
            self.expect(False, *words, violation["id"], violation["help"], nodes[:3])

    def fits(self, page, *words):
        wide = page.evaluate("document.documentElement.scrollWidth > innerWidth")
        self.expect(not wide, *words, "is wider than the window")


def in_browser(check, body):
    """One browser for all; the exit code says whether everything holds."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        body(browser)
        browser.close()
    print("DONE" if check.failures == 0 else f"{check.failures} FAILURES")
    sys.exit(0 if check.failures == 0 else 1)

"""Opens pages in Chromium and says what does not hold, a line each: FOLDER/cases.json names pages and what to try."""

import json
import math
import pathlib
import re
import sys
from decimal import ROUND_HALF_UP, Decimal

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import sync_playwright

CHROMIUM = "/usr/bin/chromium"


def shown(number, precision=4):
    """The text of a number as figures write it, from its decimal digits."""
    if not math.isfinite(number):
        return "—"
    exact = Decimal(repr(number))
    if abs(number) < 1e6 and number == int(number):
        return str(int(number)).replace("-", "−")
    exponent = exact.adjusted()
    rounded = exact.quantize(Decimal(1).scaleb(exponent - precision + 1), rounding=ROUND_HALF_UP)
    exponent = rounded.adjusted()
    if exponent < -4 or exponent >= 6:
        digits = format(rounded.scaleb(-exponent).normalize(), "f")
        return f"{digits}·10{exponent}".replace("-", "−")
    return format(rounded.normalize(), "f").replace("-", "−")


class Check:
    def __init__(self, folder):
        self.folder = folder
        self.failures = 0

    def expect(self, holds, *words):
        if not holds:
            self.failures += 1
            print("FAIL", *words)

    def run(self, browser, cases):
        for case in cases["pages"]:
            self.page(browser, case)
        for case in cases["moved"]:
            self.moved(browser, case)
        self.keys(browser, cases["keys"])
        self.player(browser, cases["keys"])
        self.without_script(browser, cases["keys"])
        self.composites(browser, cases["composites"])
        self.domain(browser, cases["domain"])
        self.kink(browser, cases["kink"])

    def opened(self, browser, name, fragment="", **options):
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

    # ---- Every page

    def page(self, browser, name):
        for width, scheme in [(1280, "light"), (390, "dark")]:
            page = self.opened(browser, name, viewport={"width": width, "height": 900}, color_scheme=scheme)
            self.expect(len(page.requests) == 1, name, "asks for", page.requests)
            found = Axe().run(page).response["violations"]
            for violation in found:
                nodes = [node["html"][:150] + " | " + str(node.get("failureSummary"))[:200] for node in violation["nodes"]]
                self.expect(False, name, width, violation["id"], violation["help"], nodes[:3])
            wide = page.evaluate("document.documentElement.scrollWidth > innerWidth")
            self.expect(not wide, name, "is wider than", width)
            self.expect(not overlapping(page), name, width, "texts overlap:", overlapping(page))
            self.closed(page)

    # ---- Numbers

    def moved(self, browser, case):
        """The page moved to a point shows what a page made for the point does, and what `eval` says."""
        page, made = self.opened(browser, case["page"]), self.opened(browser, case["made"])
        choose(page, "reverse")
        page.keyboard.press("End")
        before = numbers(page)
        move(page, case["point"])
        for mode in page.locator("input[name=mode]").evaluate_all("radios => radios.map(radio => radio.value)"):
            for one in [page, made]:
                choose(one, mode)
                one.keyboard.press("End")
            mine, theirs = numbers(page), numbers(made)
            self.expect(mine == theirs, case["page"], case["point"], mode, differing(mine, theirs))
            self.expect(len(mine["drawing"]) > 5, case["page"], mode, "shows few numbers")
            self.expect(not overlapping(page), case["page"], case["point"], mode, overlapping(page))
        self.table(page, case)
        page.click("#reset")
        choose(page, "reverse")
        page.keyboard.press("End")
        self.expect(numbers(page) == before, case["page"], "does not come back to where it began")
        for one in [page, made]:
            self.closed(one)

    def table(self, page, case):
        said = json.loads((self.folder / case["eval"]).read_text())
        seed, output = page.evaluate("[data.seeds[state.seed], data.outputs[state.output]]")
        tangents = next(sweep["tangents"] for sweep in said["forward"] if sweep["node"] == seed)
        adjoints = next(sweep["adjoints"] for sweep in said["reverse"] if sweep["node"] == output)
        rows = page.locator("#nodes tbody tr")
        for index in range(rows.count()):
            row = rows.nth(index)
            node = int(row.get_attribute("data-node"))
            wanted = [said["nodes"][node]["value"], tangents[node], adjoints[node]]
            found = row.locator(".number").all_text_contents()
            self.expect(found == [shown(n) for n in wanted], case["page"], case["point"], "row", node, found, wanted)

    # ---- Steps

    def keys(self, browser, name):
        page = self.opened(browser, name)
        last = page.evaluate("scene.last")
        spoken = page.inner_text("#step")
        self.expect(page.get_attribute("#step", "aria-live") == "polite", name, "the step is not announced")
        for key, step in [("ArrowRight", 1), ("ArrowRight", 2), ("ArrowLeft", 1), ("End", last), ("Home", 0), ("ArrowLeft", 0)]:
            page.keyboard.press(key)
            self.expect(page.evaluate("state.step") == step, name, key, "leads to", page.evaluate("state.step"))
            self.expect(page.evaluate("location.hash") == f"#step={step}", name, key, page.evaluate("location.hash"))
        page.keyboard.press("ArrowRight")
        self.expect(page.inner_text("#step") != spoken, name, "says the same in every step")
        later = page.locator(".drawing:not([hidden]) [data-step].is-later")
        before = later.count()
        page.keyboard.press("End")
        self.expect(before > later.count() == 0, name, "text comes with its step:", before, later.count())
        page.evaluate("location.hash = '#step=3'")
        self.expect(reaches(page, 3), name, "does not follow the address")
        self.closed(page)
        page = self.opened(browser, name, "#step=2")
        self.expect(page.evaluate("state.step") == 2, name, "#step=2 is not where it opens")
        page.focus("#slider-0")
        page.keyboard.press("End")
        self.expect(page.evaluate("state.step") == 2, name, "a slider's key steps")
        self.closed(page)

    def player(self, browser, name):
        page = self.opened(browser, name)
        page.keyboard.press("Space")
        self.expect(page.inner_text("#play") == "Pause", name, "space does not play")
        self.expect(reaches(page, 1), name, "does not go on by itself")
        page.keyboard.press("Space")
        self.expect(page.inner_text("#play") == "Play", name, "space does not pause")
        page.click("#forward")
        self.expect(page.evaluate("state.step") == 2, name, "the button does not step")
        before = page.evaluate("getComputedStyle(document.body).backgroundColor")
        page.click("#theme")
        after = page.evaluate("getComputedStyle(document.body).backgroundColor")
        self.expect(before != after, name, "the button for the theme does nothing")
        self.closed(page)
        page = self.opened(browser, name, reduced_motion="reduce")
        page.keyboard.press("Space")
        page.wait_for_timeout(2000)
        self.expect(page.evaluate("state.step") == 1, name, "plays although motion is reduced")
        moving = page.evaluate("[...document.querySelectorAll('*')].filter((e) => "
                               "parseFloat(getComputedStyle(e).transitionDuration) > 0).length")
        self.expect(moving == 0, name, moving, "elements have transitions although motion is reduced")
        self.expect(not page.is_visible("#play"), name, "offers to play although motion is reduced")
        self.closed(page)

    def without_script(self, browser, name):
        scripted = self.opened(browser, name)
        scripted.keyboard.press("End")
        page = self.opened(browser, name, java_script_enabled=False)
        self.expect(page.locator("#nodes tbody tr").count() > 3, name, "has no table without a script")
        texts = [one.locator(".drawing[data-scene='0'] text").all_text_contents() for one in [page, scripted]]
        self.expect(texts[0] == texts[1], name, "does not show the last frame without a script")
        self.expect(page.locator(".steps:visible li").count() > 3, name, "has no steps without a script")
        self.expect(page.locator("button:visible, input:visible").count() == 0, name, "has dead controls")
        for one in [page, scripted]:
            self.closed(one)

    # ---- Composites

    def composites(self, browser, name):
        page = self.opened(browser, name)
        page.keyboard.press("End")
        closed = page.locator(".drawing:not([hidden]) g.cr-node.is-composite")
        frames = page.locator(".drawing:not([hidden]) g.cr-cluster")
        count = closed.count()
        self.expect(count == 2 and frames.count() == 0, name, "starts with", count, "closed composites")
        adjoints = page.locator("#nodes td.reverse .number").all_text_contents()
        closed.first.click()
        self.expect(frames.count() == 1 and closed.count() == 1, name, "a click does not open")
        self.expect(page.evaluate("document.activeElement.classList.contains('cr-cluster')"), name, "loses the focus")
        closed.first.focus()
        page.keyboard.press("Enter")
        self.expect(frames.count() == 2 and closed.count() == 0, name, "Enter does not open")
        self.expect(page.locator("#nodes td.reverse .number").all_text_contents() == adjoints, name, "derivatives change")
        frames.first.locator("text").first.click()
        self.expect(frames.count() == 1, name, "a click on the title does not close")
        frames.first.focus()
        page.keyboard.press("Enter")
        self.expect(frames.count() == 0 and closed.count() == 2, name, "Enter does not close")
        self.expect(page.get_attribute(".drawing:not([hidden]) svg", "role") == "graphics-document", name, "role")
        nodes = page.locator(".drawing:not([hidden]) g[tabindex='0']")
        nodes.nth(2).focus()
        self.expect(bool(nodes.nth(2).get_attribute("aria-label")), name, "a node has no name")
        self.expect("=" in page.inner_text("#rule"), name, "focus shows no local rule")
        self.closed(page)

    # ---- Points without numbers

    def domain(self, browser, name):
        page = self.opened(browser, name)
        page.keyboard.press("End")
        page.fill("#field-0", "-1")
        said = page.inner_text("#message")
        self.expect("x = −1" in said and "log(x)" in said, name, "says of a point outside of the domain:", said)
        shown = [text for texts in numbers(page)["table"].values() for text in texts]
        self.expect(shown.count("—") > 3, name, "shows numbers where there are none:", shown)
        derivatives = page.locator("#nodes td.reverse .number").all_text_contents()
        self.expect(set(derivatives) == {"—"}, name, "shows derivatives where there are none:", derivatives)
        page.fill("#field-0", "2")
        self.expect(page.inner_text("#message") == "" and "—" not in page.inner_text("#nodes"), name, "stays wrong")
        self.closed(page)

    def kink(self, browser, name):
        page = self.opened(browser, name)
        page.keyboard.press("End")
        self.expect(page.inner_text("#message") == "", name, "sees a kink where there is none")
        page.fill("#field-3", "2")
        self.expect("max(z, w)" in page.inner_text("#message"), name, "says of a kink:", page.inner_text("#message"))
        self.closed(page)


def reaches(page, step):
    """Within five seconds; the page's policy lets nobody wait by a script."""
    for _ in range(50):
        if page.evaluate("state.step") == step:
            return True
        page.wait_for_timeout(100)
    return False


def choose(page, mode):
    page.check(f"input[value={mode}]", force=True)
    page.evaluate("document.activeElement.blur()")


def move(page, point):
    for index, value in enumerate(point):
        page.fill(f"#field-{index}", repr(value))
    page.evaluate("document.activeElement.blur()")


def numbers(page):
    """What is shown of every number, wherever it stands: `{place: {mark: texts}}`."""
    return page.evaluate("""() => {
      const places = { drawing: scene.svg, table: byId("nodes"), rules: rulesOf(scene),
        steps: document.querySelector(`.steps[data-scene="${scene.index}"]`) };
      const found = {};
      for (const [place, root] of Object.entries(places)) {
        const texts = {};
        for (const element of root.querySelectorAll("[data-number]")) {
          if (element.tagName === "tspan" && element.previousElementSibling?.dataset.number === element.dataset.number) continue;
          let text = element.textContent;
          let next = element.tagName === "tspan" ? element.nextElementSibling : null;
          for (; next && next.dataset.number === element.dataset.number; next = next.nextElementSibling) text += next.textContent;
          const mark = element.dataset.number + ("factor" in element.dataset ? "*" : "");
          (texts[mark] ??= new Set()).add(text.trim());
        }
        found[place] = Object.fromEntries(Object.entries(texts).map(([mark, set]) => [mark, [...set].sort()]));
      }
      return found;
    }""")


def differing(mine, theirs):
    return {(place, mark): (mine[place].get(mark), theirs[place].get(mark))
            for place in theirs for mark in theirs[place] | mine[place] if mine[place].get(mark) != theirs[place].get(mark)}


def overlapping(page):
    """Pairs of texts of the drawing that lie on each other, beyond what accents and slanted letters do."""
    return page.evaluate("""() => {
      const texts = [...scene.svg.querySelectorAll("text")].filter((text) => text.textContent.trim() !== "");
      const boxes = texts.map((text) => [text.textContent, text.getBoundingClientRect()]);
      const pairs = [];
      boxes.forEach(([a, p], index) => boxes.slice(index + 1).forEach(([b, q]) => {
        const wide = Math.min(p.right, q.right) - Math.max(p.left, q.left);
        const high = Math.min(p.bottom, q.bottom) - Math.max(p.top, q.top);
        if (wide > 3 && high > 0.45 * Math.min(p.height, q.height)) pairs.push([a, b, wide, high]);
      }));
      return pairs.slice(0, 5);
    }""")


def main():
    folder = pathlib.Path(sys.argv[1]).resolve()
    check = Check(folder)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        check.run(browser, json.loads((folder / "cases.json").read_text()))
        browser.close()
    print("DONE" if check.failures == 0 else f"{check.failures} FAILURES")
    sys.exit(0 if check.failures == 0 else 1)


if __name__ == "__main__":
    main()

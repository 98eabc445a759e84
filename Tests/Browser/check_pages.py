"""Opens pages in Chromium and says what does not hold, a line each: FOLDER/cases.json names pages and what to try."""

import json
import math
import pathlib
import re
import sys
from decimal import ROUND_HALF_UP, Decimal

from check import Check, in_browser


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


class PageCheck(Check):
    def run(self, browser, cases):
        for name in cases["pages"]:
            self.page(browser, name)
        for case in cases["moved"]:
            self.moved(browser, case)
        self.keys(browser, cases["keys"])
        self.player(browser, cases["keys"])
        self.without_script(browser, cases["keys"])
        self.composites(browser, cases["composites"])
        self.domain(browser, cases["domain"])
        self.kink(browser, cases["kink"])
        self.sheet(browser, cases["sheet"])

    # ---- Every page

    def page(self, browser, name):
        for width, scheme in [(1280, "light"), (390, "dark")]:
            page = self.opened(browser, name, viewport={"width": width, "height": 900}, color_scheme=scheme)
            self.expect(len(page.requests) == 1, name, "asks for", page.requests)
            self.fits(page, name, width)
            self.expect(not overlapping(page), name, width, "texts overlap:", overlapping(page))
            # Axe has nothing to say of what is hidden, and takes a minute for thousands of such elements.
            page.evaluate("for (const hidden of document.querySelectorAll('main [hidden]')) hidden.remove()")
            self.accessible(page, name, width)
            self.closed(page)

    # ---- Numbers

    def moved(self, browser, case):
        """The page moved to a point shows what a page made for the point does, and what `eval` says."""
        page, made = self.opened(browser, case["page"]), self.opened(browser, case["made"])
        modes = page.locator("input[name=mode]").evaluate_all("radios => radios.map(radio => radio.value)") or [None]
        choose(page, modes[0])
        before, said = numbers(page), description(page)
        move(page, case["point"])
        for mode in modes:
            for one in [page, made]:
                choose(one, mode)
            mine, theirs = numbers(page), numbers(made)
            self.expect(mine == theirs, case["page"], case["point"], mode, differing(mine, theirs))
            self.expect(len(mine["drawing"]) > 5, case["page"], mode, "shows few numbers")
            self.expect(not overlapping(page), case["page"], case["point"], mode, overlapping(page))
            self.expect(not squeezed(page), case["page"], case["point"], mode, "squeezes", squeezed(page))
            unsaid = spoken_numbers(description(made)) - spoken_numbers(description(page))
            self.expect(not unsaid, case["page"], case["point"], mode, "does not say", unsaid)
        self.table(page, case)
        page.click("#reset")
        choose(page, modes[0])
        self.expect(numbers(page) == before, case["page"], "does not come back to where it began")
        self.expect(description(page) == said, case["page"], "says something else where it began")
        for one in [page, made]:
            self.closed(one)

    def table(self, page, case):
        said = json.loads((self.folder / case["eval"]).read_text())
        seed, output = page.evaluate("[data.seeds[state.seed], data.outputs[state.output]]")
        tangents = next(sweep["tangents"] for sweep in said["forward"] if sweep["node"] == seed)
        adjoints = next(sweep["adjoints"] for sweep in said["reverse"] if sweep["node"] == output)
        rows = page.evaluate("""all("#nodes tbody tr").map((row) => {
          return [Number(row.dataset.node), all(".number", row).map((number) => number.textContent)];
        })""")
        for node, found in rows:
            wanted = [said["nodes"][node]["value"], tangents[node], adjoints[node]]
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
        page.wait_for_timeout(1000 * page.evaluate("data.seconds") * 2)
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


    # ---- Worksheets

    def sheet(self, browser, case):
        """Fields tell right from wrong, and nothing on the page gives an answer away."""
        page = self.opened(browser, case["page"])
        answers = case["answers"]
        fields = page.locator("[data-asks]")
        self.expect(fields.count() == len(answers), case["page"], "has", fields.count(), "fields")
        said = page.inner_text(".side")
        self.expect(not [a for a in answers if shown(a) in said], case["page"], "shows an answer:", said)
        verdicts = page.locator(".verdict")

        def answered(index, text):
            fields.nth(index).fill(text)
            fields.nth(index).press("Enter")
            return verdicts.nth(index).inner_text()

        for index, answer in enumerate(answers):
            for text in [repr(answer), shown(answer), f"{answer * 3!r}/3", f"{answer / 2!r} * 2".replace(".", ",")]:
                self.expect("right" in answered(index, text), case["page"], text, "is not right for", answer)
            for text in [repr(answer * 1.02), repr(-answer), "?", "1/", "2*"]:
                self.expect("not yet" in answered(index, text), case["page"], text, "is right for", answer)
            self.expect(answered(index, " ") == "", case["page"], "judges an empty field")
            answered(index, shown(answer))
            score = page.inner_text("#score")
            self.expect(score == f"{index + 1} of {len(answers)} right", case["page"], "counts", score)
        self.closed(page)


def reaches(page, step):
    """Within five seconds; the page's policy lets nobody wait by a script."""
    for _ in range(50):
        if page.evaluate("state.step") == step:
            return True
        page.wait_for_timeout(100)
    return False


def choose(page, mode):
    """The end of the sweep in a mode."""
    if mode:
        page.check(f"input[value={mode}]", force=True)
    page.evaluate("document.activeElement.blur()")
    page.keyboard.press("End")


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
      for (const [place, root] of Object.entries(places).filter(([, root]) => root)) {
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


def description(page):
    return page.evaluate("byId(scene.svg.getAttribute('aria-describedby')).textContent")


def spoken_numbers(text):
    """The numbers that a text says, larger than what counts steps and nodes."""
    return set(re.findall(r"(?<![\w.])\u2212?\d+\.\d+(?: \u00d7 10 to the power of \u2212?\d+)?", text))


def squeezed(page):
    """Numbers in the drawing that are set narrower than their letters are."""
    return page.evaluate("""() => {
      const pen = document.createElement("canvas").getContext("2d");
      const leaves = all("[data-number]", scene.svg).filter((part) => !part.childElementCount && part.textContent.trim());
      return leaves.filter((part) => {
        const style = getComputedStyle(part);
        pen.font = `${style.fontStyle} ${style.fontWeight} ${style.fontSize} ${style.fontFamily}`;
        return part.getComputedTextLength() < 0.8 * pen.measureText(part.textContent.trim()).width;
      }).map((part) => part.textContent).slice(0, 5);
    }""")


def differing(mine, theirs):
    return {(place, mark): (mine[place].get(mark), theirs[place].get(mark))
            for place in theirs for mark in theirs[place] | mine[place] if mine[place].get(mark) != theirs[place].get(mark)}


def overlapping(page):
    """Pairs of texts of the drawing that lie on each other, beyond what accents and slanted letters do."""
    return page.evaluate("""() => {
      const texts = [...document.querySelectorAll(".drawing:not([hidden]) text")].filter((text) => text.textContent.trim() !== "");
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
    check = PageCheck(folder)
    in_browser(check, lambda browser: check.run(browser, json.loads((folder / "cases.json").read_text())))


if __name__ == "__main__":
    main()

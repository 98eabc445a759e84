"""Opens the gallery in FOLDER in Chromium, light and dark, and says what does not hold, a line each."""

import pathlib
import sys

from check import Check, in_browser


class GalleryCheck(Check):
    def run(self, browser):
        names = sorted(path.name for path in self.folder.glob("*.html"))
        self.expect(len(names) > 1, "there are too few pages:", names)
        for name in names:
            for width, scheme in [(1280, "light"), (390, "dark")]:
                self.page(browser, name, width, scheme)

    def page(self, browser, name, width, scheme):
        page = self.opened(browser, name, viewport={"width": width, "height": 900}, color_scheme=scheme)
        page.evaluate("for (const image of document.images) image.loading = 'eager'")
        page.wait_for_load_state("networkidle")
        broken = page.evaluate("[...document.images].filter((image) => !image.naturalWidth).map((image) => image.src)")
        self.expect(not broken, name, scheme, "does not show", broken)
        mute = page.evaluate("[...document.images].filter((image) => image.alt.length < 20).map((image) => image.src)")
        self.expect(not mute, name, scheme, "does not describe", mute)
        self.accessible(page, name, scheme)
        self.fits(page, name, scheme)
        self.closed(page)


def main():
    check = GalleryCheck(pathlib.Path(sys.argv[1]).resolve())
    in_browser(check, check.run)


if __name__ == "__main__":
    main()

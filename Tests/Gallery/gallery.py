#!/usr/bin/env python3
"""Draws the gallery: gallery.py CHAINRULE OUT writes OUT/gallery.html, and what it shows into OUT/gallery/.

The first page has each line of samples/gallery.txt beside what Graphviz's own renderer makes of the same DOT. Then a
page for each of a few samples has every kind in every style and theme. `--only`, `--kinds` and `--styles` draw some.
"""

import argparse
import html
import os
import pathlib
import re
import shlex
import subprocess
from concurrent.futures import ThreadPoolExecutor

ROOT = pathlib.Path(__file__).resolve().parents[2]
SAMPLES = ROOT / "samples"
# Of each sample what it needs to show something in every kind.
MATRIX = {
    "olah": "olah.chain --wrt b --of e",
    "circuit": "circuit.chain",
    "neuron": "sigmoid.chain --precision 3",
    "perceptron": "perceptron.chain",
    "product-rule": "product-rule.chain",
    "baydin": "baydin.chain",
    "vi": "vi/do-thi-tinh-toan.chain --lang vi",
}

STYLE = """
:root{color-scheme:light dark}
body{font:1.05rem/1.55 system-ui,sans-serif;margin:2rem auto;max-width:110rem;padding:0 1.5rem;
  background:#fff;color:#1f2937}
h1,h2,h3{line-height:1.2} h2{margin-top:3rem;border-top:1px solid #cbd5e1;padding-top:1.2rem}
a{color:#0060a8}
code{font-size:.9em;overflow-wrap:anywhere}
.pair,.themes{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(22rem,100%),1fr));gap:1rem;align-items:start}
figure{margin:0;border:1px solid #cbd5e1;border-radius:.5rem;padding:.75rem;background:#fff;color:#1f2937}
figure.dark{background:#0f172a;color:#e5e7eb}
figcaption{margin-top:.5rem;font-size:.9rem;color:inherit}
img{max-width:100%;height:auto;display:block;margin:auto}
@media (prefers-color-scheme:dark){
  body{background:#0f172a;color:#e5e7eb} h2{border-color:#475569} a{color:#7cc4f5}
  figure.auto{background:#0f172a;color:#e5e7eb;border-color:#475569}
}
"""


def values_of(help_text, option):
    """What `draw --help` lists for an option."""
    found = re.search(r"--%s <[^>]*>.*?\(values: ([^;]*);" % option, help_text, re.DOTALL)
    return [value.strip() for value in found.group(1).split(",")]


def chosen(values, wanted):
    """Those that are wanted, in their own order; all where nothing is asked for."""
    return [value for value in values if not wanted or value in wanted]


class Gallery:
    def __init__(self, arguments):
        self.command = os.path.abspath(arguments.command)
        self.out = pathlib.Path(arguments.out)
        self.only = arguments.only
        self.figures = self.out / "gallery"
        self.figures.mkdir(parents=True, exist_ok=True)
        help_text = self.run(["draw", "--help"])
        self.kinds = chosen(values_of(help_text, "figure"), arguments.kinds)
        self.styles = chosen(values_of(help_text, "style"), arguments.styles)
        self.themes = [theme for theme in values_of(help_text, "theme") if "." not in theme]

    def run(self, arguments):
        run = subprocess.run(
            [self.command] + arguments, cwd=SAMPLES, capture_output=True, text=True, env={**os.environ, "NO_COLOR": "1"})
        if run.returncode:
            raise RuntimeError(run.stderr)
        return run.stdout

    def figure(self, name, arguments, caption, class_name):
        """One figure, drawn into its own file; what cannot be drawn says why."""
        target = self.figures / f"{name}.svg"
        try:
            self.run(["draw"] + arguments + ["--quiet", "-o", str(target.resolve())])
            alternative = self.alternative(target, arguments)
        except RuntimeError as error:
            reason = html.escape(str(error).strip())
            return f'<figure class="{class_name}"><p>{reason}</p><figcaption>{caption}</figcaption></figure>'
        language = ' lang="vi"' if "vi" in arguments else ""
        picture = f'<img{language} src="gallery/{target.name}" alt="{html.escape(alternative)}" loading="lazy">'
        return f'<figure class="{class_name}">{picture}<figcaption>{caption}</figcaption></figure>'

    def alternative(self, target, arguments):
        """What our SVG says of itself; Graphviz's says nothing."""
        found = re.search(r"<desc[^>]*>(.*?)</desc>", target.read_text(), re.DOTALL)
        return html.unescape(found.group(1)) if found else self.run(["draw"] + arguments + ["--quiet", "--alt"]).strip()

    def entries(self):
        for line in (SAMPLES / "gallery.txt").read_text().splitlines():
            if line and not line.startswith("#"):
                name, arguments = line.split(":", 1)
                if chosen([name], self.only):
                    yield name, shlex.split(arguments)

    def pairs(self):
        """Each line of the gallery, ours beside the stock rendering."""
        def pair(entry):
            name, arguments = entry
            theme = arguments[arguments.index("--theme") + 1] if "--theme" in arguments else "auto"
            command = html.escape("chainrule draw " + shlex.join(arguments))
            stock = arguments + ["--renderer", "graphviz", "--format", "svg"]
            return (
                f'<h3 id="{name}">{name}</h3><p><code>{command}</code></p><div class="pair">'
                + self.figure(name, arguments, "chainrule", theme if theme in self.themes else "light")
                + self.figure(f"{name}~graphviz", stock, "The same DOT, rendered by Graphviz", "light") + "</div>")

        with ThreadPoolExecutor(os.cpu_count()) as pool:
            return "\n".join(pool.map(pair, self.entries()))

    def matrix(self, sample, arguments):
        """A sample in every kind, style and theme."""
        def row(kind, style):
            figures = [
                self.figure(
                    f"{sample}~{kind}~{style}~{theme}",
                    shlex.split(arguments) + ["--figure", kind, "--style", style, "--theme", theme],
                    f"{kind}, {style}, {theme}", theme)
                for theme in self.themes]
            return f'<h3>{kind}, {style}</h3><div class="themes">{"".join(figures)}</div>'

        with ThreadPoolExecutor(os.cpu_count()) as pool:
            rows = pool.map(lambda pair: row(*pair), [(kind, style) for kind in self.kinds for style in self.styles])
            sections = list(rows)
        body = ""
        for index, kind in enumerate(self.kinds):
            body += f"<h2>{kind}</h2>" + "".join(sections[index * len(self.styles):(index + 1) * len(self.styles)])
        self.write(
            f"gallery-{sample}.html", f"Gallery: {sample}",
            f'<p><a href="gallery.html">The whole gallery</a> · <code>{html.escape(arguments)}</code></p>{body}')

    def write(self, name, title, body):
        (self.out / name).write_text(
            f'<!doctype html>\n<html lang="en"><head><meta charset="utf-8">'
            f'<meta name="viewport" content="width=device-width,initial-scale=1"><title>{title}</title>'
            f"<style>{STYLE}</style></head>\n<body><main><h1>{title}</h1>\n{body}\n</main></body></html>\n")

    def draw(self):
        links = []
        for sample in chosen(MATRIX, self.only):
            self.matrix(sample, MATRIX[sample])
            links.append(f'<li><a href="gallery-{sample}.html">{sample}: every kind, style and theme</a></li>')
        self.write("gallery.html", "Gallery", f'<ul>{"".join(links)}</ul><h2>Samples</h2>{self.pairs()}')


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("command")
    parser.add_argument("out")
    parser.add_argument("--only", nargs="+", help="names of lines of samples/gallery.txt, and of samples")
    parser.add_argument("--kinds", nargs="+")
    parser.add_argument("--styles", nargs="+")
    Gallery(parser.parse_args()).draw()


if __name__ == "__main__":
    main()

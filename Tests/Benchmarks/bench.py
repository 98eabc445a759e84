#!/usr/bin/env python3
"""What the command takes, as ratios measured in one run.

    python3 bench.py PATH_TO_CHAINRULE [FIGURE...]

Small figures, those named or some of samples/gallery.txt (`all` for every one), are drawn in turn with `dot -Tsvg` on
the DOT that chainrule itself exports; what counts is time of the processor, for a busy machine bends all other time.
Large programs are timed against their own size, so that growth faster than linear shows.
"""
import os
import shlex
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

SAMPLES = os.path.join(os.path.dirname(os.path.abspath(__file__)), "../../samples")
FIGURES = [
    "olah-1-graph", "olah-3-partials", "olah-5-reverse", "olah-6-paths", "olah-7-compare", "circuit-2-reverse", "gates",
    "baydin-reverse", "micrograd", "network-1-closed", "network-2-opened", "deep-network-1-reverse",
]
BOUND = 0.6
PAIRS = 20


def run(command):
    """Seconds, those of the processor, and peak MiB of one process."""
    start = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    if status != 0:
        sys.exit(f"failed: {' '.join(command)}")
    return time.perf_counter() - start, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def compare(ours, theirs):
    """Milliseconds of each, and the median of the ratios of neighbours."""
    pairs = [(run(ours)[1], run(theirs)[1]) for _ in range(PAIRS + 1)][1:]
    mine, other = (statistics.median(column) * 1000 for column in zip(*pairs))
    return mine, other, statistics.median(a / b for a, b in pairs)


def gallery(names):
    """Name and arguments of figures, in the gallery's order."""
    with open("gallery.txt") as file:
        rows = [line.split(":", 1) for line in file if line.strip() and not line.startswith("#")]
    unknown = set(names) - {name for name, _ in rows} - {"all"}
    if unknown:
        sys.exit(f"no such figure in the gallery: {', '.join(sorted(unknown))}")
    return [(name, shlex.split(arguments)) for name, arguments in rows if name in names or "all" in names]


def small_figures(chainrule, folder, names):
    if not shutil.which("dot"):
        print("small figures: not timed, the command dot is missing (Debian: graphviz)")
        return
    print(f"{'figure of the gallery':<36}{'chainrule':>12}{'dot -Tsvg':>12}{'ratio':>8}")
    ratios = []
    for name, arguments in gallery(names):
        draw = [chainrule, "draw", *arguments, "--quiet"]
        dot = os.path.join(folder, "figure.dot")
        subprocess.run(draw + ["-o", dot], check=True)
        mine, other, ratio = compare(
            draw + ["-o", os.path.join(folder, "figure.svg")], ["dot", "-Tsvg", dot, "-o", os.path.join(folder, "dot.svg")]
        )
        ratios.append(ratio)
        print(f"{name:<36}{mine:>9.1f} ms{other:>9.1f} ms{ratio:>8.2f}{' *' if ratio > BOUND else ''}", flush=True)
    over = sum(ratio > BOUND for ratio in ratios)
    print(f"{len(ratios)} figures, median {statistics.median(ratios):.2f}, {over} above {BOUND}")


def programs(size):
    yield "chain, one name a line", "x = 0.5\n" + "".join(
        f"n{i} = {'x' if i == 0 else f'n{i - 1}'} + 1\n" for i in range(size)
    )
    yield "chain, one expression", "x = 0.5\ny = x" + " + 1" * size + "\n"
    yield "sum of one input", "x = 0.5\ny = " + " + ".join(["x"] * size) + "\n"
    yield "sum of as many inputs", "y = " + " + ".join(f"x{i}" for i in range(size)) + "\n"
    yield "nested brackets", "x = 0.5\ny = " + "(" * size + "x" + ")" * size + "\n"


def large_programs(chainrule, folder):
    print(f"\n{'eval --format json':<26}{'size':>10}{'seconds':>10}{'peak MiB':>10}{'per million':>14}")
    for index in range(5):
        for size in [250_000, 500_000, 1_000_000]:
            name, text = list(programs(1))[index][0], None
            for number, (_, candidate) in enumerate(programs(size)):
                if number == index:
                    text = candidate
                    break
            path = os.path.join(folder, "large.chain")
            with open(path, "w") as file:
                file.write(text)
            seconds, _, memory = run([chainrule, "eval", path, "--format", "json", "--quiet", "-o", os.devnull])
            print(f"{name:<26}{size:>10}{seconds:>10.2f}{memory:>10.0f}{seconds / size * 1e6:>12.2f} s")


def network(layers):
    """A dense network with tanh; its weights are a fixed function of their place."""
    names = [f"x{i}" for i in range(layers[0])]
    lines = [f"{name} = {(i * 37 % 19 - 9) / 10}" for i, name in enumerate(names)]
    for layer, (width, count) in enumerate(zip(layers, layers[1:]), 1):
        for j in range(count):
            lines += [f"w{layer}_{j}_{i} = {((i * 31 + j * 17) % 23 - 11) / 100}" for i in range(width)]
            lines.append(f"b{layer}_{j} = 0.1")
            terms = " + ".join(f"w{layer}_{j}_{i}*{name}" for i, name in enumerate(names))
            lines.append(f"h{layer}_{j} = tanh({terms} + b{layer}_{j})")
        names = [f"h{layer}_{j}" for j in range(count)]
    return "\n".join(lines + ["L = " + " + ".join(f"{name}^2" for name in names)]) + "\n"


def folded_figures(chainrule, folder):
    print(f"\n{'folded figure':<42}{'kind':>9}{'seconds':>10}{'CPU':>8}{'peak MiB':>10}{'/ eval':>8}")
    programs_by_name = {
        "network of 13,000 nodes": network([40, 50, 40, 10]),
        "network of 1,000,000 nodes": network([300, 500, 320, 10]),
        "chain of 1,000,000 operations": list(programs(1_000_000))[1][1],
        "chain of 1,000,000 names": list(programs(1_000_000))[0][1],
    }
    for name, text in programs_by_name.items():
        path = os.path.join(folder, "folded.chain")
        with open(path, "w") as file:
            file.write(text)
        _, evaluated, _ = run([chainrule, "eval", path, "--format", "json", "--quiet", "-o", os.devnull])
        for kind in ["reverse", "compare"]:
            draw = [chainrule, "draw", path, "--figure", kind, "--quiet", "-o", os.path.join(folder, "f.svg")]
            seconds, drawn, memory = run(draw)
            row = f"{name:<42}{kind:>9}{seconds:>10.2f}{drawn:>8.2f}{memory:>10.0f}{drawn / evaluated:>8.2f}"
            print(row, flush=True)


def main():
    chainrule = os.path.abspath(sys.argv[1])
    os.chdir(SAMPLES)
    with tempfile.TemporaryDirectory() as folder:
        small_figures(chainrule, folder, sys.argv[2:] or FIGURES)
        if len(sys.argv) > 2:
            return
        large_programs(chainrule, folder)
        folded_figures(chainrule, folder)


main()

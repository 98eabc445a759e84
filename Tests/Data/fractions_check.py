"""Computes programs again in Python's fractions and compares: reads a JSON array of programs and their reports.

Exact derivatives come from dual numbers over the program's text; nothing of the reports is used to get them.
"""

import json
import math
import re
import sys
from fractions import Fraction


class Dual:
    def __init__(self, value, tangent=0):
        self.value = Fraction(value)
        self.tangent = Fraction(tangent)

    def __add__(a, b):
        return Dual(a.value + b.value, a.tangent + b.tangent)

    def __sub__(a, b):
        return Dual(a.value - b.value, a.tangent - b.tangent)

    def __mul__(a, b):
        return Dual(a.value * b.value, a.tangent * b.value + a.value * b.tangent)

    def __truediv__(a, b):
        return Dual(a.value / b.value, (a.tangent * b.value - a.value * b.tangent) / b.value**2)

    def __neg__(a):
        return Dual(-a.value, -a.tangent)

    def __pow__(a, b):
        n = b.value
        slope = n * a.value ** (n - 1) if n != 0 and (a.value != 0 or n >= 1) else 0
        return Dual(a.value**n, slope * a.tangent)

    def __lt__(a, b):
        return Dual(a.value < b.value)

    def __le__(a, b):
        return Dual(a.value <= b.value)

    def __gt__(a, b):
        return Dual(a.value > b.value)

    def __ge__(a, b):
        return Dual(a.value >= b.value)

    def __eq__(a, b):
        return Dual(a.value == b.value)

    def __ne__(a, b):
        return Dual(a.value != b.value)


def signum(x):
    return (x > 0) - (x < 0)


def extremum(operands, best):
    value = best(x.value for x in operands)
    return Dual(value, sum(x.tangent for x in operands if x.value == value))


def product(operands):
    result = Dual(1)
    for x in operands:
        result = result * x
    return result


FUNCTIONS = {
    "if_": lambda c, a, b: a if c.value != 0 else b,
    "abs": lambda x: Dual(abs(x.value), signum(x.value) * x.tangent),
    "relu": lambda x: x if x.value > 0 else Dual(0),
    "sign": lambda x: Dual(signum(x.value)),
    "step": lambda x: Dual(x.value > 0),
    "floor": lambda x: Dual(math.floor(x.value)),
    "ceil": lambda x: Dual(math.ceil(x.value)),
    "round": lambda x: Dual(round(x.value)),
    "softsign": lambda x: Dual(x.value / (1 + abs(x.value)), x.tangent / (1 + abs(x.value)) ** 2),
    "max": lambda *xs: extremum(xs, max),
    "min": lambda *xs: extremum(xs, min),
    "sum": lambda *xs: Dual(sum(x.value for x in xs), sum(x.tangent for x in xs)),
    "mean": lambda *xs: Dual(sum(x.value for x in xs) / len(xs), sum(x.tangent for x in xs) / len(xs)),
    "prod": lambda *xs: product(xs),
}


def translated(text):
    text = text.replace("^", "**").replace("if(", "if_(")
    return re.sub(r"(?<![\w.])\d+(\.\d*)?", lambda number: f"Dual('{number.group()}')", text)


def run(program, seed, point):
    """The names of a program at a point, with their derivatives by the input `seed`."""
    names = dict(FUNCTIONS, Dual=Dual)
    for name, value in point.items():
        names[name] = Dual(value, name == seed)
    for line in program.splitlines():
        name, text = line.removeprefix("const ").split(" = ", 1)
        if name in point:
            continue
        names[name] = eval(translated(text), names)
    return names


def check(program, report):
    point = {entry["name"]: entry["value"] for entry in report["inputs"]}
    for line in program.splitlines():
        name, text = line.split(" = ", 1)
        if name in point:
            assert eval(translated(text)).value == Fraction(point[name]), (name, text)
    compared = 0
    for sweep in report["forward"]:
        names = run(program, sweep["wrt"], point)
        for node in report["nodes"]:
            if node["name"] in names and node["name"] not in FUNCTIONS:
                mine = names[node["name"]]
                assert mine.value == Fraction(node["value"]), (program, node, mine.value)
                assert mine.tangent == Fraction(sweep["tangents"][node["id"]]), (program, node, mine.tangent)
                compared += 1
        for row, output in zip(report["jacobian"]["values"], report["jacobian"]["of"]):
            column = report["jacobian"]["wrt"].index(sweep["wrt"])
            assert names[output].tangent == Fraction(row[column]), (program, output)
    return compared


def main():
    cases = json.load(sys.stdin)
    compared = sum(check(case["program"], case["report"]) for case in cases)
    print(f"{len(cases)} programs, {compared} values and tangents equal")


main()

#!/usr/bin/env python3
"""Compares derivatives with SymPy's own.

Standard input is a JSON list of programs in chainrule's notation, each with points and with the text that chainrule
gives for its derivatives. SymPy reads the program, differentiates it itself, and both are evaluated at the points.
Prints every disagreement and exits with 1 if there is one.
"""
import json
import math
import re
import sys

import sympy


def sympy_functions():
    half, third = sympy.Rational(1, 2), sympy.Rational(1, 3)
    sigmoid = lambda x: 1 / (1 + sympy.exp(-x))
    return {
        "asin": sympy.asin, "atan": sympy.atan, "asinh": sympy.asinh, "atanh": sympy.atanh, "atan2": sympy.atan2,
        "max": sympy.Max, "min": sympy.Min, "abs": lambda x: sympy.Piecewise((x, x > 0), (-x, True)), "sigmoid": sigmoid,
        "relu": lambda x: sympy.Max(0, x), "softplus": lambda x: sympy.log(1 + sympy.exp(x)),
        "silu": lambda x: x * sigmoid(x), "log1p": lambda x: sympy.log(1 + x), "expm1": lambda x: sympy.exp(x) - 1,
        # Of a negative number too; away from 0.
        "cbrt": lambda x: sympy.Piecewise((x**third, x > 0), (-((-x) ** third), True)),
        "log2": lambda x: sympy.log(x) / sympy.log(2), "hypot": lambda x, y: (x**2 + y**2) ** half,
        "if_": lambda condition, a, b: sympy.Piecewise((a, condition), (b, True)),
        **{name: getattr(sympy, name) for name in "sin cos tan exp log sqrt tanh sinh cosh erf pi".split()},
    }


def sigmoid(x):
    return 1 / (1 + math.exp(-x)) if x >= 0 else math.exp(x) / (1 + math.exp(x))


def sign(x):
    return (x > 0) - (x < 0)


NUMERIC = {
    "max": max, "min": min, "abs": abs, "sigmoid": sigmoid, "relu": lambda x: max(x, 0.0), "sign": sign,
    "softplus": lambda x: max(x, 0) + math.log1p(math.exp(-abs(x))), "silu": lambda x: x * sigmoid(x),
    "cbrt": lambda x: math.copysign(abs(x) ** (1 / 3), x), "if_": lambda condition, a, b: a if condition else b,
    **{
        name: getattr(math, name)
        for name in "sin cos tan exp log sqrt tanh sinh cosh asinh atanh asin atan atan2 log1p expm1 log2 hypot erf pi".split()
    },
}

# What derivatives of Max and Abs are made of, away from their kinks.
SYMPY_NUMERIC = {
    "Heaviside": lambda x, *_: 1.0 if x > 0 else 0.0 if x < 0 else 0.5, "DiracDelta": lambda *_: 0.0, "sign": sign,
    "Abs": abs, "Max": max, "Min": min,
}


def python(text):
    return re.sub(r"\bif\(", "if_(", text.replace("^", "**"))


def exact(text):
    """Decimals as rationals, so that SymPy rounds nothing."""
    return re.sub(r"(?<![\w.])(\d+(?:\.\d+)?)(?![\w.])", r"R('\1')", text)


def read(program, symbols):
    names = {**FUNCTIONS, "R": sympy.Rational, **symbols}
    for line in program.splitlines():
        name, text = line.split(" = ", 1)
        names[name] = eval(exact(python(text)), {"__builtins__": {}}, names)
    return names


def check(claim):
    variables = sorted(claim["points"][0])
    symbols = {name: sympy.Symbol(name, real=True) for name in variables}
    value = read(claim["program"], symbols)[claim["output"]]
    known = {}
    compared, wrong = 0, []
    for derivative in claim["derivatives"]:
        of = tuple(derivative["variables"])
        inner = known.get(of[:-1], value)
        known[of] = sympy.diff(inner, symbols[of[-1]])
        function = sympy.lambdify(list(symbols.values()), known[of], modules=[SYMPY_NUMERIC, "math"], cse=True)
        code = compile(python(derivative["text"]), "derivative", "eval")
        for point in claim["points"]:
            theirs = evaluated(known[of], function, symbols, point)
            # Both branches of a choice are computed by Python, and one may be undefined.
            ours = float(eval(lazy(code, derivative["text"]), {"__builtins__": {}}, {**NUMERIC, **point}))
            compared += 1
            if not abs(ours - theirs) <= 1e-9 * max(1, abs(ours), abs(theirs)):
                wrong.append((claim["program"], of, point, derivative["text"], ours, theirs))
    return compared, wrong


def evaluated(expression, function, symbols, point):
    numbers = [point[name] for name in symbols]
    try:
        return float(function(*numbers))
    except (ValueError, TypeError, OverflowError, ZeroDivisionError):
        # What is common to several branches was computed first, and may be undefined where one is not taken.
        lazily = sympy.lambdify(list(symbols.values()), expression, modules=[SYMPY_NUMERIC, "math"])
        return float(lazily(*numbers))


def lazy(code, text):
    """A choice computes only the branch that is taken."""
    return compile(choices(python(text)), "derivative", "eval") if "if(" in text else code


def choices(text):
    while (start := text.find("if_(")) >= 0:
        depth, parts, begin = 0, [], start + 4
        for index in range(start + 4, len(text)):
            if text[index] == "(":
                depth += 1
            elif text[index] == ")" and depth == 0:
                parts.append(text[begin:index])
                break
            elif text[index] == ")":
                depth -= 1
            elif text[index] == "," and depth == 0:
                parts.append(text[begin:index])
                begin = index + 1
        condition, first, second = parts
        text = f"{text[:start]}(({first}) if ({condition}) else ({second})){text[index + 1:]}"
    return text


def main():
    claims = json.load(sys.stdin)
    compared, wrong = 0, []
    for claim in claims:
        try:
            count, found = check(claim)
        except Exception as error:  # what SymPy cannot read is a failure too
            count, found = 0, [(claim["program"], error)]
        compared += count
        wrong += found
    print(f"{len(claims)} programs, {compared} derivatives compared, {len(wrong)} differ")
    for line in wrong[:10]:
        print(*line, sep="\n  ")
    return 1 if wrong or compared < 2 * len(claims) else 0


FUNCTIONS = sympy_functions()

if __name__ == "__main__":
    sys.exit(main())

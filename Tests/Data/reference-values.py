"""Writes reference-values.json: every primitive at points of all kinds, to 50 digits, by mpmath at 1200 digits.

    python3 Tests/Data/reference-values.py > Tests/Data/reference-values.json

The points are doubles, given as the shortest decimal that reads back as the same double.
"""

import json

import mpmath
from mpmath import mp, mpf

mp.dps = 1200

WIDE = [0.7, -0.7, 1.3, -2.5, 1e-9, -3e-20, 0.5, 12.25, -7.875, 1e-200]


def only(points, holds):
    return [[x] for x in points if holds(x)]


def sign(x):
    return mpf((x > 0) - (x < 0))


def rounded(x):
    floor = mpmath.floor(x)
    rest = x - floor
    if rest != mpf(1) / 2:
        return mpmath.floor(x + mpf(1) / 2)
    return floor if int(floor) % 2 == 0 else floor + 1


def logistic(x):
    return 1 / (1 + mpmath.exp(-x))


REALS = only(WIDE, lambda x: True)
POSITIVE = only(WIDE + [1.0000000001, 1e300, 1e-300, 123.456], lambda x: x > 0)
UNIT = only(WIDE + [1.0, -1.0, 0.999999, -0.25], lambda x: abs(x) <= 1)
PAIRS = [[1.3, -0.4], [-0.7, 2.5], [1e-9, 3.5], [-2.0, -3.0], [1e10, 1e-10]]
LISTS = [[1.3, -0.4, 0.2], [0.1, 0.2, 0.3, 0.4], [-5.5]]

TABLE = {
    "add": (lambda x, y: x + y, PAIRS),
    "sub": (lambda x, y: x - y, PAIRS),
    "mul": (lambda x, y: x * y, PAIRS),
    "div": (lambda x, y: x / y, PAIRS),
    "neg": (lambda x: -x, REALS),
    "lt": (lambda x, y: mpf(x < y), PAIRS),
    "le": (lambda x, y: mpf(x <= y), PAIRS),
    "gt": (lambda x, y: mpf(x > y), PAIRS),
    "ge": (lambda x, y: mpf(x >= y), PAIRS),
    "eq": (lambda x, y: mpf(x == y), PAIRS + [[2.0, 2.0]]),
    "ne": (lambda x, y: mpf(x != y), PAIRS + [[2.0, 2.0]]),
    "if": (lambda x, y, z: y if x != 0 else z, [[1.0, 0.3, -0.4], [0.0, 0.3, -0.4]]),
    "pow": (
        lambda x, y: x**y,
        [[1.7, 2.3], [-1.5, 3.0], [-1.5, -4.0], [0.1, 0.1], [1.0000001, 1e9], [2.0, 0.5], [3.0, -1000.0], [0.0, 2.5],
         [-1.0000001, 99999.0]],
    ),
    "sqrt": (mpmath.sqrt, POSITIVE),
    "cbrt": (lambda x: sign(x) * mpmath.cbrt(abs(x)), REALS),
    "hypot": (lambda x, y: mpmath.sqrt(x * x + y * y), PAIRS),
    "exp": (mpmath.exp, REALS + [[700.0], [-700.0]]),
    "expm1": (mpmath.expm1, REALS + [[700.0], [-700.0]]),
    "log": (mpmath.log, POSITIVE),
    "log1p": (mpmath.log1p, only(WIDE + [-0.999999, 1e300], lambda x: x > -1)),
    "log2": (lambda x: mpmath.log(x) / mpmath.log(2), POSITIVE),
    "log10": (lambda x: mpmath.log(x) / mpmath.log(10), POSITIVE),
    "erf": (mpmath.erf, REALS + [[5.5], [26.0], [40.0]]),
    "erfc": (mpmath.erfc, REALS + [[5.5], [26.0], [40.0], [-40.0]]),
    "sin": (mpmath.sin, REALS + [[3.141592653589793], [1e22], [-1e300], [355.0]]),
    "cos": (mpmath.cos, REALS + [[1.5707963267948966], [1e22], [-1e300], [11.0]]),
    "tan": (mpmath.tan, REALS + [[1.5707963267948966], [1e22], [355.0]]),
    "asin": (mpmath.asin, UNIT),
    "acos": (mpmath.acos, UNIT),
    "atan": (mpmath.atan, REALS + [[1e300], [-1e20], [1.0]]),
    "atan2": (
        lambda x, y: mpmath.atan2(x, y),
        PAIRS + [[1.0, 0.0], [-1.0, 0.0], [0.0, 1.0], [0.0, -1.0], [2.0, -1.0], [-1e-20, -1.0]],
    ),
    "sinh": (mpmath.sinh, REALS + [[700.0]]),
    "cosh": (mpmath.cosh, REALS + [[700.0]]),
    "tanh": (mpmath.tanh, REALS + [[700.0], [-1000.0]]),
    "asinh": (mpmath.asinh, REALS + [[1e300], [-1e300]]),
    "acosh": (mpmath.acosh, only(WIDE + [1.0000000001, 1e300], lambda x: x >= 1)),
    "atanh": (mpmath.atanh, only(WIDE + [0.999999], lambda x: abs(x) < 1)),
    "abs": (abs, REALS),
    "sign": (sign, REALS + [[0.0]]),
    "step": (lambda x: mpf(x > 0), REALS + [[0.0]]),
    "floor": (mpmath.floor, REALS + [[3.0], [-3.0], [1e300]]),
    "ceil": (mpmath.ceil, REALS + [[3.0], [-3.0], [1e300]]),
    "round": (rounded, REALS + [[0.5], [1.5], [2.5], [-0.5], [-1.5], [3.0]]),
    "sigmoid": (logistic, REALS + [[700.0], [-700.0]]),
    "relu": (lambda x: x if x > 0 else mpf(0), REALS),
    "leakyrelu": (lambda x, y: x if x > 0 else y * x, PAIRS),
    "elu": (lambda x, y: x if x > 0 else y * mpmath.expm1(x), PAIRS),
    "softplus": (lambda x: mpmath.log1p(mpmath.exp(x)), REALS + [[700.0], [-700.0]]),
    "softsign": (lambda x: x / (1 + abs(x)), REALS),
    "silu": (lambda x: x * logistic(x), REALS + [[-700.0]]),
    "gelu": (lambda x: x * mpmath.erfc(-x / mpmath.sqrt(2)) / 2, REALS + [[-30.0], [30.0]]),
    "max": (lambda *xs: max(xs), LISTS),
    "min": (lambda *xs: min(xs), LISTS),
    "sum": (lambda *xs: sum(xs, mpf(0)), LISTS),
    "mean": (lambda *xs: sum(xs, mpf(0)) / len(xs), LISTS),
    "prod": (lambda *xs: mpmath.fprod(xs), LISTS),
}


def shown(value):
    return mpmath.nstr(value, 50, min_fixed=-5, max_fixed=40, strip_zeros=True)


def main():
    rows = []
    for name, (value, points) in TABLE.items():
        for point in points:
            with mpmath.workdps(1200):
                result = value(*[mpf(x) for x in point])
            rows.append({"primitive": name, "operands": point, "value": shown(result)})
    lines = ",\n".join("  " + json.dumps(row) for row in rows)
    print("[\n" + lines + "\n]")


main()

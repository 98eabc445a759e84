extension PageScript {
  /// Numbers as figures write them; the rules are those of `RoundedNumber`.
  static let numbers = #"""

    // ---- Numbers

    const minus = "\u2212";

    /** `{ digits, exponent }`: rounded to significant digits, a half away from zero. */
    function rounded(value, precision) {
      if (!Number.isFinite(value)) return { digits: "\u2014", exponent: null };
      const [mantissa, power] = Math.abs(value).toExponential().split("e");
      let digits = mantissa.replace(".", "").replace(/0+$/, "");
      let scale = Number(power) + 1;
      if (digits === "") return { digits: "0", exponent: null };
      const isShownInFull = Math.abs(value) < 1e6 && Number.isInteger(value);
      if (!isShownInFull && digits.length > precision) {
        const isUp = digits[precision] >= "5";
        digits = digits.slice(0, precision);
        if (isUp) digits = String(BigInt(digits) + 1n);
        if (digits.length > precision) scale += 1;
        digits = digits.replace(/0+$/, "");
      }
      const sign = value < 0 ? minus : "";
      if (scale < -3 || scale > Math.max(precision, 6)) {
        return { digits: sign + withPoint(digits, 1), exponent: scale - 1 };
      }
      return { digits: sign + withPoint(digits, scale), exponent: null };
    }

    function withPoint(digits, scale) {
      if (scale <= 0) return "0." + "0".repeat(-scale) + digits;
      if (scale >= digits.length) return digits.padEnd(scale, "0");
      return digits.slice(0, scale) + "." + digits.slice(scale);
    }

    /** The pieces of a number's text: `[text, isRaised]`. */
    function pieces(value, isFactor) {
      const { digits, exponent } = rounded(value, data.precision);
      const inBrackets = isFactor && value < 0;
      const list = [[(inBrackets ? "(" : "") + digits + (exponent === null ? "" : "\u00b710"), false]];
      if (exponent !== null) list.push([String(exponent).replace("-", minus), true]);
      if (inBrackets) list.push([")", false]);
      return list;
    }

    /** On one line of plain text. */
    function plain(value) {
      const { digits, exponent } = rounded(value, data.precision);
      return exponent === null ? digits : `${digits}\u00b710^${String(exponent).replace("-", minus)}`;
    }
    """#
}

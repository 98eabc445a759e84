extension PageScript {
  /// A worksheet whose blanks are fields: right answers are computed when a reader has given one, and never shown.
  static let sheet = #"""

    // ---- The worksheet

    const scene = data.scenes[0];
    const numbers = computed(data.inputs.map((input) => input.value), scene.seed, scene.output);
    const fields = all("[data-asks]");
    const verdicts = new Map();

    /** A number as it is typed, with a point or a comma; also a quotient, a product or a power: 1/3, 2*3, 4*10^5. */
    function typed(text) {
      const plain = text.replace(/[\u2212\u2013]/g, "-").replace(/,/g, ".").replace(/[\u00b7\u00d7]/g, "*");
      const number = (text) => (text.trim() === "" ? NaN : Number(text));
      const power = (text) => text.split("^").map(number).reduce((base, exponent) => base ** exponent);
      const product = (text) => text.split("*").map(power).reduce((a, b) => a * b);
      return plain.split("/").map(product).reduce((above, below) => above / below);
    }

    /** Rounding on the way is no mistake, but whole numbers are not rounded. */
    function isRight(found, answer) {
      const tolerance = Number.isInteger(answer) ? 1e-9 * Math.max(1, Math.abs(answer)) : 0.005 * Math.abs(answer);
      return Math.abs(found - answer) <= tolerance;
    }

    function check(field) {
      const isEmpty = field.value.trim() === "";
      const verdict = isEmpty ? null : isRight(typed(field.value), numberOf(field.dataset.asks, numbers, scene));
      verdicts.set(field, verdict);
      if (verdict === null) field.removeAttribute("aria-invalid");
      else field.setAttribute("aria-invalid", !verdict);
      const words = { true: data.words.right, false: data.words.wrong, null: "" };
      byId(`verdict-${field.id}`).textContent = words[verdict];
      showScore();
    }

    function showScore() {
      const right = fields.filter((field) => verdicts.get(field)).length;
      byId("score").textContent = filled(data.words.score, right, fields.length);
    }

    const frame = document.querySelector(".drawings");
    frame.scrollLeft = (frame.scrollWidth - frame.clientWidth) / 2;
    document.documentElement.classList.add("has-script");
    for (const field of fields) field.addEventListener("change", () => check(field));
    showScore();
    startTheme();
    """#
}

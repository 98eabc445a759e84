extension PageScript {
  /// The drawing's text alternative, where its numbers are not those it was made with.
  static let description = #"""

    // ---- The text alternative

    function describe(scene, numbers, isMoved) {
      const element = byId(scene.svg.getAttribute("aria-describedby"));
      if (!element) return;
      scene.description ??= element.textContent;
      element.textContent = isMoved ? alternative(scene, numbers) : scene.description;
    }

    /** Every node with its number, then what the drawing is about. */
    function alternative(scene, numbers) {
      const rules = rulesOf(scene);
      const nodes = all('[data-rule^="n"] > p:first-child', rules).map(spoken);
      return [scene.svg.querySelector("title").textContent, ...nodes, ...subject(scene, numbers, rules)].join(". ") + ".";
    }

    function subject(scene, numbers, rules) {
      const steps = document.querySelector(`.steps[data-scene="${scene.index}"]`);
      if (steps) {
        const texts = [...steps.children].map((step) => all("p", step).map(spoken).join(". "));
        return texts.map((text, index) => `${filled(data.words.step, index, scene.last)}: ${text}`);
      }
      const arrows = all('[data-rule^="e"] p', rules).map(spoken);
      switch (scene.mode) {
        case "forward": case "reverse": return all(`.only-${scene.mode} .sweep-rule`, rules).map(spoken);
        case "compare": return [...all(".sweep-rule", rules), ...all(":scope > text", scene.svg)].map(spoken);
        case "partials": return arrows;
        case "paths": return [...arrows, ...paths(scene, numbers)];
        default: return [];
      }
    }

    /** Each product, and the sum; of many paths the terms that the drawing writes. */
    function paths(scene, numbers) {
      const said = (mark) => spokenNumber(numberOf(mark, numbers, scene));
      const products = scene.paths.map((_, index) => filled(data.words.path, index + 1, said(`product-${index + 1}`)));
      const marks = all("[data-number]", scene.svg).map((part) => part.dataset.number);
      const terms = [...new Set(marks)].filter((mark) => /^(largest|rest)/.test(mark)).map(said)
        .map((term, index) => (index > 0 && term.startsWith(minus) ? `(${term})` : term));
      const name = (node) => data.names[node].split(" = ")[0];
      const derivative = `\u2202${name(data.outputs[scene.output])}/\u2202${name(data.seeds[scene.seed])}`;
      return [...products, [derivative, terms.join(" + "), said("sum")].filter((side) => side !== "").join(" = ")];
    }

    /** Mathematics as screen readers say it. */
    function spoken(element) {
      const copy = element.cloneNode(true);
      for (const raised of all("sup", copy)) raised.prepend("^");
      return spokenText(copy.textContent);
    }

    const spokenNumber = (value) => spokenText(plain(value));

    const spokenText = (text) => text.trim().replace(/\s*\u00b7\s*/g, " \u00d7 ").replace(/[\u2460-\u2473] /g, "")
      .replace(/\s*\u2192\s*/g, ` ${data.words.spokenTo} `).replace(/\^/g, ` ${data.words.spokenPower} `);
    """#
}

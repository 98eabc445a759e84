extension PageScript {
  /// What readers point at, reach with the Tab key, or open.
  static let rules = #"""

    // ---- Nodes and their rules

    function prepare(scene) {
      scene.svg.setAttribute("role", "graphics-document");
      for (const title of all("g > title", scene.svg)) title.remove();
      for (const group of all("g.cr-node, g.cr-edge", scene.svg)) prepareRule(scene, group);
      for (const [id, group] of Object.entries(scene.boxes)) prepareComposite(scene, part(scene, id), group, false);
      for (const [id, group] of Object.entries(scene.frames)) prepareComposite(scene, part(scene, id), group, true);
    }

    function prepareRule(scene, group) {
      const found = meaning(group.id);
      if (!found) return;
      const [, kind, letter, index] = found;
      const rule = (letter === "e" ? "e" : "n") + index;
      group.addEventListener("pointerenter", () => showRule(scene, rule, group));
      group.addEventListener("focus", () => showRule(scene, rule, group));
      const isWire = kind !== "" || letter === "o";
      if (letter === "e" || (isWire && part(scene, `n${index}`)) || letter === "o") return;
      group.tabIndex = 0;
      group.setAttribute("role", "graphics-symbol");
      group.dataset.rule = rule;
    }

    function prepareComposite(scene, element, group, isOpen) {
      if (!element || data.variants[scene.variant].toggles[group] === undefined) return;
      const toggle = () => toggleComposite(scene, group, isOpen);
      element.tabIndex = 0;
      element.setAttribute("role", "button");
      element.setAttribute("aria-expanded", isOpen);
      element.classList.add("is-composite");
      for (const target of isOpen ? all("text", element) : [element]) target.addEventListener("click", toggle);
      element.addEventListener("keydown", (event) => {
        if (event.key !== "Enter" && event.key !== " ") return;
        event.preventDefault();
        event.stopPropagation();
        toggle();
      });
      element.dataset.hint = isOpen ? data.words.close : data.words.open;
      if (isOpen) element.setAttribute("aria-label", `${element.textContent.trim()}: ${data.words.close}`);
    }

    /** The names that are read aloud follow the numbers. */
    function nameParts(scene) {
      const rules = rulesOf(scene);
      for (const element of all("[data-rule]", scene.svg)) {
        const rule = rules.querySelector(`[data-rule="${element.dataset.rule}"] p`);
        const hint = element.dataset.hint ? `: ${element.dataset.hint}` : "";
        element.setAttribute("aria-label", (rule ? spoken(rule) : element.textContent.trim()) + hint);
      }
    }

    const rulesOf = (scene) => document.querySelector(`#rules [data-variant="${scene.variant}"]`);

    function showRule(scene, rule, element) {
      shownRule = rule;
      const found = rulesOf(scene).querySelector(`[data-rule="${rule}"]`);
      if (found && found.childNodes.length > 0) {
        byId("rule").replaceChildren(...[...found.childNodes].map((node) => node.cloneNode(true)));
      }
      for (const other of all(".is-pointed")) other.classList.remove("is-pointed");
      if (element) element.classList.add("is-pointed");
      const row = document.querySelector(`tr[data-node="${rule.slice(1)}"]`);
      if (row && rule.startsWith("n")) row.classList.add("is-pointed");
    }
    let shownRule = null;
    """#
}

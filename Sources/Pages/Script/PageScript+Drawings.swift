extension PageScript {
  /// The drawing that is shown: its numbers, its steps, and what readers point at.
  static let drawings = #"""

    // ---- Drawings

    const scenes = data.scenes.map((scene, index) => {
      const holder = document.querySelector(`.drawing[data-scene="${index}"]`);
      return { ...scene, index, holder, svg: holder.querySelector("svg"), lines: null };
    });

    const part = (scene, id) => byId(`${scene.svg.id}-${id}`);
    /** What an id in a drawing stands for: `n3` a node, `e3` an arrow; in circuits a wire `wn3`, an output `o3`. */
    const meaning = (id) => /-[fr]?([wo]?)([neo])(\d+)(?:[xp]\d+)?$/.exec(id);

    function prepare(scene) {
      scene.svg.setAttribute("role", "graphics-document");
      for (const title of all("g > title", scene.svg)) title.remove();
      scene.description = scene.svg.getAttribute("aria-describedby");
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
        element.setAttribute("aria-label", (rule ? rule.textContent : element.textContent.trim()) + hint);
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

    // ---- Numbers and steps in a drawing

    function writeDrawing(scene, numbers, isMoved) {
      scene.lines ??= linesOf(scene.svg);
      for (const line of scene.lines) writeLine(line, numbers, scene);
      scene.svg.classList.toggle("is-moved", isMoved);
      if (isMoved) scene.svg.removeAttribute("aria-describedby");
      else if (scene.description) scene.svg.setAttribute("aria-describedby", scene.description);
    }

    function showStepIn(scene, step, numbers) {
      for (const element of all("[data-step]", scene.svg)) {
        element.classList.toggle("is-later", Number(element.dataset.step) > step);
      }
      for (const [id, found] of Object.entries(scene.boxSteps)) {
        part(scene, id)?.classList.toggle("is-current", found === step && step > 0);
      }
      for (const group of all("g.cr-edge", scene.svg)) showArrow(scene, group, step, numbers);
    }

    /** Scrolls a drawing larger than its place to what the step works on, or at first to its middle. */
    function reveal(scene, step) {
      const frame = scene.holder.parentElement;
      if (frame.scrollWidth <= frame.clientWidth && frame.scrollHeight <= frame.clientHeight) return;
      const current = Object.entries(scene.boxSteps).filter(([, found]) => found === step && step > 0);
      const elements = current.map(([id]) => part(scene, id)).filter((element) => element !== null);
      const boxes = (elements.length > 0 ? elements : [scene.svg]).map((element) => element.getBoundingClientRect());
      const place = frame.getBoundingClientRect();
      const [left, right] = [Math.min(...boxes.map((box) => box.left)), Math.max(...boxes.map((box) => box.right))];
      const [top, bottom] = [Math.min(...boxes.map((box) => box.top)), Math.max(...boxes.map((box) => box.bottom))];
      if (left < place.left || right > place.right) {
        frame.scrollLeft += (left + right) / 2 - (place.left + place.right) / 2;
      }
      if (elements.length > 0 && (top < place.top || bottom > place.bottom)) {
        frame.scrollTop += (top + bottom) / 2 - (place.top + place.bottom) / 2;
      }
    }

    /** An arrow is heavy from the step on in which something goes along it. */
    function showArrow(scene, group, step, numbers) {
      const id = group.id.slice(scene.svg.id.length + 1);
      const found = /^([fr]?)e(\d+)(p\d+)?$/.exec(id);
      if (!found) return;
      const start = scene.arrowSteps[id];
      group.classList.toggle("is-current", start === step && step > 0);
      if (document.body.dataset.style === "circuit" && !found[3]) return;
      group.classList.toggle("is-idle", start > step || (!found[3] && numbers && !carries(scene, found, numbers)));
      group.classList.toggle("is-carrying", !found[3] && numbers !== null && carries(scene, found, numbers));
    }

    function carries(scene, [, half, index], numbers) {
      const isForward = scene.mode === "forward" || half === "f", isReverse = scene.mode === "reverse" || half === "r";
      if (!isForward && !isReverse) return false;
      const arrow = data.variants[scene.variant].arrows[index];
      const end = isForward ? numbers.tangent(arrow.tail) : numbers.adjoint(arrow.head);
      return carried(end, numbers.partial(arrow)) !== 0;
    }
    """#
}

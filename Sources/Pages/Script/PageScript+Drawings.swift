extension PageScript {
  /// The drawing that is shown: its numbers and its steps.
  static let drawings = #"""

    // ---- Drawings

    const scenes = data.scenes.map((scene, index) => {
      const holder = document.querySelector(`.drawing[data-scene="${index}"]`);
      return { ...scene, index, holder, svg: holder.querySelector("svg"), lines: null };
    });

    const part = (scene, id) => byId(`${scene.svg.id}-${id}`);
    /** What an id in a drawing stands for: `n3` a node, `e3` an arrow; in circuits a wire `wn3`, an output `o3`. */
    const meaning = (id) => /-[fr]?([wo]?)([neo])(\d+)(?:[xp]\d+)?$/.exec(id);

    function writeDrawing(scene, numbers, isMoved) {
      scene.lines ??= linesOf(scene.svg);
      for (const line of scene.lines) writeLine(line, numbers, scene);
      scene.svg.classList.toggle("is-moved", isMoved);
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

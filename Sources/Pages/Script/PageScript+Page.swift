extension PageScript {
  /// Inputs that readers move.
  static let inputs = #"""

    // ---- Inputs

    function startInputs() {
      data.inputs.forEach((input, index) => {
        const [slider, field] = [byId(`slider-${index}`), byId(`field-${index}`)];
        if (!slider) return;
        slider.addEventListener("input", () => {
          field.value = slider.value;
          setInput(index, slider.valueAsNumber);
        });
        field.addEventListener("input", () => {
          if (!Number.isFinite(field.valueAsNumber)) return say(filled(data.words.noNumber, input.name));
          slider.value = field.value;
          setInput(index, field.valueAsNumber);
        });
      });
      byId("reset")?.addEventListener("click", () => {
        state.point = data.inputs.map((input) => input.value);
        data.inputs.forEach((input, index) => {
          byId(`slider-${index}`).value = byId(`field-${index}`).value = String(input.value);
        });
        update();
      });
    }

    function setInput(index, value) {
      state.point[index] = value;
      update();
    }

    const say = (words) => {
      if (byId("message")) byId("message").textContent = words;
    };

    function sayWhatIsWrong() {
      const kinks = numbers.kinks.map((node) => data.names[node]);
      say(numbers.problem ?? (kinks.length > 0 ? filled(data.words.kink, kinks.join(", ")) : ""));
    }
    """#

  /// What is shown, and what follows a change of it.
  static let page = #"""

    // ---- The page

    const state = {
      mode: scenes[0].mode, seed: 0, output: 0, variant: 0, step: 0, point: data.inputs.map((input) => input.value),
    };
    let scene = scenes[0];
    let numbers = null;
    const hasNumbers = valuesAndPartials !== null && state.point.every((value) => value !== null);

    const usesOf = (mode) => ({ forward: ["seed"], reverse: ["output"], paths: ["seed", "output"] }[mode] ?? []);

    /** The scene of the state, or the one that comes nearest. */
    function chosenScene() {
      const uses = usesOf(state.mode);
      const rank = (scene) => (scene.variant === state.variant ? 4 : 0)
        + uses.filter((use) => scene[use] === state[use]).length;
      const candidates = scenes.filter((scene) => scene.mode === state.mode);
      return candidates.reduce((best, scene) => (rank(scene) > rank(best) ? scene : best));
    }

    function showScene() {
      const isAtEnd = state.step >= scene.last && scene.last > 0;
      scene = chosenScene();
      for (const id of ["seed", "output"]) showChoice(id);
      document.body.dataset.mode = scene.mode;
      for (const element of all(".drawing, .steps")) element.hidden = Number(element.dataset.scene) !== scene.index;
      for (const element of all("[data-forward]")) element.hidden = Number(element.dataset.forward) !== state.seed;
      for (const element of all("[data-reverse]")) element.hidden = Number(element.dataset.reverse) !== state.output;
      state.step = isAtEnd ? scene.last : Math.min(state.step, scene.last);
      update();
    }

    /** A page has no drawing for some choices of a large program. */
    function showChoice(id) {
      const uses = usesOf(scene.mode);
      if (uses.includes(id)) state[id] = scene[id];
      if (!byId(id)) return;
      for (const option of byId(id).options) {
        option.disabled = !scenes.some((other) => {
          const isAlike = uses.every((use) => use === id || other[use] === scene[use]);
          return other.mode === scene.mode && other[id] === Number(option.value) && isAlike;
        });
      }
      byId(id).value = String(state[id]);
      byId(id).closest(".choice").hidden = !uses.includes(id);
    }

    function update() {
      if (hasNumbers) {
        numbers = computed(state.point, state.seed, state.output);
        const isMoved = state.point.some((value, index) => value !== data.inputs[index].value);
        writeDrawing(scene, numbers, isMoved);
        writeNumbers(rulesOf(scene), numbers, scene);
        writeNumbers(byId("nodes"), numbers, scene);
        const steps = document.querySelector(`.steps[data-scene="${scene.index}"]`);
        if (steps) writeNumbers(steps, numbers, scene);
        sayWhatIsWrong();
      }
      nameParts(scene);
      showStep();
      if (shownRule) showRule(scene, shownRule, null);
    }

    function toggleComposite(from, group, isOpen) {
      state.variant = data.variants[from.variant].toggles[group];
      shownRule = null;
      showScene();
      const [id] = Object.entries(isOpen ? scene.boxes : scene.frames).find(([, other]) => other === group) ?? [];
      if (id) part(scene, id).focus();
    }

    function startChoices() {
      for (const radio of all('input[name="mode"]')) {
        radio.addEventListener("change", () => {
          pause();
          state.mode = radio.value;
          showScene();
        });
      }
      for (const id of ["seed", "output"]) {
        byId(id)?.addEventListener("change", () => {
          state[id] = Number(byId(id).value);
          showScene();
        });
      }
    }

    function startTheme() {
      const button = byId("theme"), darkness = matchMedia("(prefers-color-scheme: dark)");
      const isDark = () => (document.documentElement.dataset.theme ?? (darkness.matches ? "dark" : "light")) === "dark";
      const show = () => { button.textContent = isDark() ? button.dataset.light : button.dataset.dark; };
      button.addEventListener("click", () => {
        document.documentElement.dataset.theme = isDark() ? "light" : "dark";
        show();
      });
      darkness.addEventListener("change", show);
      show();
    }

    function startTable() {
      for (const row of all("#nodes tbody tr")) {
        row.addEventListener("pointerenter", () => showRule(scene, `n${row.dataset.node}`, part(scene, `n${row.dataset.node}`)));
      }
    }

    document.documentElement.classList.add("has-script");
    scenes.forEach(prepare);
    startChoices();
    startInputs();
    startTheme();
    startTable();
    startPlayer();
    state.step = stepOfAddress() ?? 0;
    showScene();
    """#
}

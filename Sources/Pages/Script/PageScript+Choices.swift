extension PageScript {
  /// Which drawing is shown: its mode, its ends, and which composites are open.
  static let choices = #"""

    // ---- Choices

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
    """#
}

extension PageScript {
  /// Going through the steps: buttons, keys and the address.
  static let player = #"""

    // ---- Steps

    const stillness = matchMedia("(prefers-reduced-motion: reduce)");
    let timer = null;

    function goTo(step) {
      state.step = Math.max(0, Math.min(step, scene.last));
      showStep();
      history.replaceState(null, "", `#step=${state.step}`);
    }

    function showStep() {
      showStepIn(scene, state.step, numbers);
      showRowsOf(scene, state.step);
      reveal(scene, state.step);
      if (!byId("count")) return;
      byId("count").textContent = filled(data.words.step, state.step, scene.last);
      const list = document.querySelector(`.steps[data-scene="${scene.index}"]`);
      for (const item of list.children) item.classList.toggle("is-current", Number(item.dataset.step) === state.step);
      const item = list.children[state.step];
      if (item) byId("step").replaceChildren(...[...item.childNodes].map((node) => node.cloneNode(true)));
      for (const [id, isOff] of [["start", state.step === 0], ["back", state.step === 0],
        ["forward", state.step === scene.last], ["end", state.step === scene.last]]) {
        byId(id).setAttribute("aria-disabled", isOff);
      }
    }

    /** The table's rows fill up as the sweep finds their numbers. */
    function showRowsOf(scene, step) {
      const steps = {};
      for (const [id, found] of Object.entries(scene.boxSteps)) {
        const node = meaning("-" + id);
        if (node) steps[node[3]] = Math.min(found, steps[node[3]] ?? Infinity);
      }
      for (const row of all("#nodes tbody tr")) {
        const found = steps[row.dataset.node] ?? (scene.last > 0 && scene.mode !== "paths" ? scene.last : 0);
        row.classList.toggle("is-current", found === step && step > 0 && row.dataset.node in steps);
        for (const mode of ["forward", "reverse"]) {
          row.querySelector(`td.${mode}`)?.classList.toggle("is-later", mode === scene.mode && found > step);
        }
      }
    }

    function play() {
      if (stillness.matches) return goTo(state.step + 1);
      if (state.step === scene.last) goTo(0);
      timer = setInterval(() => {
        goTo(state.step + 1);
        if (state.step === scene.last) pause();
      }, 1000 * data.seconds);
      showPlaying();
    }

    function pause() {
      clearInterval(timer);
      timer = null;
      showPlaying();
    }

    function showPlaying() {
      const button = byId("play");
      if (button) button.textContent = timer === null ? button.dataset.play : button.dataset.pause;
    }

    const leaving = (step) => () => {
      pause();
      goTo(step());
    };
    const moves = {
      ArrowRight: leaving(() => state.step + 1),
      ArrowLeft: leaving(() => state.step - 1),
      Home: leaving(() => 0),
      End: leaving(() => scene.last),
      " ": () => (timer === null ? play() : pause()),
    };

    /** Keys that a control or a button has a use for are its own. */
    function onKey(event) {
      const move = moves[event.key];
      const isTaken = event.target.closest("input, select, textarea") || (event.key === " " && event.target.closest("button"));
      if (!move || isTaken || event.altKey || event.ctrlKey || event.metaKey || scene.last === 0) return;
      event.preventDefault();
      move();
    }

    function stepOfAddress() {
      const found = /^#step=(\d+)$/.exec(location.hash);
      return found ? Number(found[1]) : null;
    }

    function startPlayer() {
      document.addEventListener("keydown", onKey);
      addEventListener("hashchange", () => {
        const step = stepOfAddress();
        if (step !== null) goTo(step);
      });
      if (!byId("play")) return;
      const buttons = { start: "Home", back: "ArrowLeft", play: " ", forward: "ArrowRight", end: "End" };
      for (const [id, key] of Object.entries(buttons)) byId(id).addEventListener("click", moves[key]);
      for (const item of all(".steps li")) {
        item.addEventListener("click", () => goTo(Number(item.dataset.step)));
      }
    }
    """#
}

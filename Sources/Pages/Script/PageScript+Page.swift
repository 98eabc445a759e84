extension PageScript {
  /// What is shown, and what follows a change of it.
  static let page = #"""

    // ---- The page

    const state = {
      mode: scenes[0].mode, seed: 0, output: 0, variant: 0, step: 0, point: data.inputs.map((input) => input.value),
    };
    let scene = scenes[0];
    let numbers = null;
    const hasNumbers = valuesAndPartials !== null && state.point.every((value) => value !== null);

    function update() {
      if (hasNumbers) {
        numbers = computed(state.point, state.seed, state.output);
        const isMoved = state.point.some((value, index) => value !== data.inputs[index].value);
        writeDrawing(scene, numbers, isMoved);
        writeNumbers(rulesOf(scene), numbers, scene);
        writeNumbers(byId("nodes"), numbers, scene);
        const steps = document.querySelector(`.steps[data-scene="${scene.index}"]`);
        if (steps) writeNumbers(steps, numbers, scene);
        describe(scene, numbers, isMoved);
        sayWhatIsWrong();
      }
      nameParts(scene);
      showStep();
      if (shownRule) showRule(scene, shownRule, null);
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
    startTable();
    startPlayer();
    startTheme();
    state.step = stepOfAddress() ?? 0;
    showScene();
    """#
}

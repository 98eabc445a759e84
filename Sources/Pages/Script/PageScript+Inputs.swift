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
}

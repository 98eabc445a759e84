extension PageScript {
  /// The button for the theme.
  static let theme = #"""

    // ---- The theme

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
    """#
}

// Light or dark, as the page around the explorer is; the page may change its mind while it is open.

/** Whether the reader's system gives every page its own few colors. Then the page has no say. */
const forced = () => matchMedia("(forced-colors: active)");
const preference = () => matchMedia("(prefers-color-scheme: dark)");

/** @returns {"light"|"dark"} what the page says, else what the reader's system prefers */
export function currentTheme() {
  const preferred = preference().matches ? "dark" : "light";
  if (forced().matches) return preferred;
  const page = document.documentElement.dataset.theme;
  if (page === "dark" || page === "light") return page;
  const lab = document.body?.dataset.jpThemeLight;
  if (lab) return lab === "false" ? "dark" : "light";
  return preferred;
}

/**
 * Call `apply` now and whenever the theme changes.
 * @param {(theme: "light"|"dark") => void} apply
 * @returns {() => void} stops watching
 */
export function followTheme(apply) {
  const update = () => apply(currentTheme());
  const observer = new MutationObserver(update);
  observer.observe(document.documentElement, { attributeFilter: ["data-theme"] });
  if (document.body) observer.observe(document.body, { attributeFilter: ["data-jp-theme-light"] });
  const wishes = [preference(), forced()];
  for (const wish of wishes) wish.addEventListener("change", update);
  update();
  return () => {
    observer.disconnect();
    for (const wish of wishes) wish.removeEventListener("change", update);
  };
}

/** Style rules that give each color role a custom property, `--role-treasuries`, in light, dark and on paper. */
export function paletteRules(palette) {
  const rule = (theme) =>
    Object.entries(palette)
      .map(([role, colors]) => `--role-${role}:${colors[theme]}`)
      .join(";");
  return `.qe{${rule("light")}} .qe[data-theme=dark]{${rule("dark")}} @media print{.qe[data-theme]{${rule("light")}}}`;
}

export function roleColor(role) {
  return `var(--role-${role}, currentColor)`;
}

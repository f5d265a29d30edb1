// Buttons beside number fields. A browser uses what is being typed as soon as a button is pressed, and its note would move
// the button away from under the pointer: nothing would be clicked. So the field keeps the focus until the click.
const CLICKABLE = "button, label, summary";

/** @param {ShadowRoot} root @param {HTMLElement} element that holds the fields and the buttons */
export function useTypedOnClick(root, element) {
  const typedIn = () => (root.activeElement?.matches(".number") ? root.activeElement : null);
  element.addEventListener("mousedown", (event) => {
    if (typedIn() && event.target.closest(CLICKABLE)) event.preventDefault();
  });
  const use = (event) => {
    const field = typedIn();
    const clicked = event.target.closest(CLICKABLE);
    // Whoever commits to a guess first sees what became of it, so that button uses the number of its form itself.
    const own = clicked?.matches(".commit") && field?.closest(".guess-form");
    if (!field || !clicked || own) return;
    field.blur();
    clicked.focus({ preventScroll: true });
  };
  element.addEventListener("click", use, { capture: true }); // before the button does what it does
}

// Times a drag inside the page, in the same way for every slider.
//
// An event is a move of the mouse that changed the slider's value. It is answered by the first painted frame that
// shows this value or a later one of the same sweep: values that are overtaken before they are shown wait for the
// one that overtook them. Within a sweep the values only rise or only fall, so a value names its event.
//
//   stamped  the browser's own time of the mouse event (event.timeStamp), before it waits for the display's frame
//   heard    the page's first listener runs
//   painted  the first task after the frame: a message posted in requestAnimationFrame is delivered when style,
//            layout, painting and the hand-over to the compositor are done
//
// `value()` gives the slider's value, `shown()` the value that all of the page's answer shows at present.
globalThis.probeDrag = (value, shown) => {
  const answered = [];
  let pending = [];
  let move = null;
  let known = value();
  let watching = false;
  let listed = 0;
  let frames = 0;
  const { port1, port2 } = new MessageChannel();

  function frame() {
    listed = pending.length; // what is heard after this is not in this frame
    port2.postMessage(null);
  }
  port1.onmessage = () => {
    const painted = performance.now();
    const now = shown();
    frames += 1;
    const newest = pending.slice(0, listed).findLastIndex((event) => event.value === now);
    for (const event of pending.splice(0, newest + 1)) answered.push({ ...event, painted });
    watching = pending.length > 0;
    if (watching) requestAnimationFrame(frame);
  };
  function changed() {
    const next = value();
    if (next === known || !move) return;
    known = next;
    pending.push({ value: next, ...move });
    if (!watching) requestAnimationFrame(frame);
    watching = true;
  }
  const hear = (event) => {
    move = { stamped: event.timeStamp, heard: performance.now() };
  };
  addEventListener("pointermove", hear, true);
  // A native slider changes with its input event; ipywidgets' slider in its own listener to mousemove, which the
  // browser sends straight after pointermove.
  addEventListener("input", changed);
  addEventListener("mousemove", changed);

  return {
    get waiting() {
      return pending.length;
    },
    get settled() {
      return pending.length === 0 && shown() === value();
    },
    answered,
  };
};

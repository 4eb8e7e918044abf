/**
 * Nothing more can be typed into the page, until what comes back is called: a key that is shown and not
 * stored would be lost with the page. The focus returns with it.
 */
export function holdPage(): () => void {
  const focused = document.activeElement;
  // At once: the browser takes the focus from what is inert only with the next frame.
  if (focused instanceof HTMLElement) focused.blur();
  document.body.inert = true;
  return () => {
    document.body.inert = false;
    if (focused instanceof HTMLElement) focused.focus();
  };
}

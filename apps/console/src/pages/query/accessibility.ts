/**
 * GraphiQL marks its tabs as ARIA tabs with two buttons inside each, which a screen reader cannot reach, and leaves its editors
 * without a name. Makes the tabs what they are, a list of buttons with the current one marked, names the editors, and keeps it so.
 * Returns how to stop.
 */
export function watchRoles(place: Element): () => void {
  const observer = new MutationObserver(() => mend(place));
  observer.observe(place, { childList: true, subtree: true, attributes: true, attributeFilter: ['aria-selected'] });
  mend(place);
  return () => observer.disconnect();
}

/** What Escape closes inside an editor before it leads out of it. */
const openWidgets = '.suggest-widget.visible, .parameter-hints-widget.visible, .find-widget.visible';

/**
 * Once inside, GraphiQL's editors keep the Tab key to themselves, and Escape too. Lets Escape lead out again, unless it closes
 * something in the editor (a list of suggestions), to the box around, from where Tab goes on. Returns how to stop.
 */
export function watchEscape(place: HTMLElement): () => void {
  const leave = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || !(event.target instanceof Element)) return;
    const editor = event.target.closest<HTMLElement>('.graphiql-editor');
    if (editor === null || editor.querySelector(openWidgets) !== null) return;
    event.stopPropagation();
    editor.focus();
  };
  place.addEventListener('keydown', leave, { capture: true });
  return () => place.removeEventListener('keydown', leave, { capture: true });
}

function mend(place: Element): void {
  for (const list of place.querySelectorAll('.graphiql-tabs[role]')) list.removeAttribute('role');
  for (const tab of place.querySelectorAll('.graphiql-tab')) {
    const isCurrent = tab.classList.contains('graphiql-tab-active');
    tab.removeAttribute('role');
    tab.removeAttribute('aria-selected');
    tab.querySelector('.graphiql-tab-button')?.setAttribute('aria-current', String(isCurrent));
  }
  place.querySelector('#graphiql-session')?.setAttribute('role', 'region');
  for (const editor of place.querySelectorAll('.graphiql-editor')) {
    const name = editor.closest('.graphiql-editor-tool') === null ? 'Question' : 'Variables';
    editor.setAttribute('role', 'group');
    editor.setAttribute('aria-label', `${name}: Enter to write, Escape to leave`);
  }
}

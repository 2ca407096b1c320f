/**
 * GraphiQL marks its tabs as ARIA tabs with two buttons inside each, which a screen reader cannot reach. Makes them what they are, a
 * list of buttons with the current one named, and keeps them so. Returns how to stop.
 */
export function watchTabs(place: Element): () => void {
  const observer = new MutationObserver(() => mendTabs(place));
  observer.observe(place, { childList: true, subtree: true, attributes: true, attributeFilter: ['aria-selected'] });
  mendTabs(place);
  return () => observer.disconnect();
}

function mendTabs(place: Element): void {
  for (const list of place.querySelectorAll('.graphiql-tabs[role]')) list.removeAttribute('role');
  for (const tab of place.querySelectorAll('.graphiql-tab')) {
    const isCurrent = tab.classList.contains('graphiql-tab-active');
    tab.removeAttribute('role');
    tab.removeAttribute('aria-selected');
    tab.querySelector('.graphiql-tab-button')?.setAttribute('aria-current', String(isCurrent));
  }
  place.querySelector('#graphiql-session')?.setAttribute('role', 'region');
}

export const pageNames = ['query', 'status'] as const;
export type PageName = (typeof pageNames)[number];

/** The page that the address asks for, `?page=status`; the questions where it names none. */
export function readPageName(search: string): PageName {
  const asked = new URLSearchParams(search).get('page');
  return pageNames.find((name) => name === asked) ?? 'query';
}

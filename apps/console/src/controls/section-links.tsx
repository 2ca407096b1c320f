import type { AddressChange } from '../shell/address.ts';
import { PageLink } from '../shell/page-link.tsx';

export interface SectionLinksProps {
  /** What they lead through. */
  readonly label: string;
  readonly sections: readonly { readonly name: string; readonly title: string; readonly to: AddressChange }[];
  /** Name of the one that is open. */
  readonly current: string;
}

/** Parts of a page, each with an address of its own. */
export function SectionLinks({ label, sections, current }: SectionLinksProps) {
  return (
    <nav className="sections" aria-label={label}>
      <ul>
        {sections.map(({ name, title, to }) => (
          <li key={name}>
            <AddressLink to={to} isCurrent={name === current}>
              {title}
            </AddressLink>
          </li>
        ))}
      </ul>
    </nav>
  );
}

export interface AddressLinkProps {
  readonly to: AddressChange;
  readonly isCurrent?: boolean;
  readonly children: string;
}

export interface AddressLinkProps {
  readonly to: AddressChange;
  readonly isCurrent?: boolean;
  readonly children: string;
}

/** A link that changes some names of the address and keeps the rest. */
export function AddressLink({ to, isCurrent = false, children }: AddressLinkProps) {
  const kept = Object.fromEntries(new URLSearchParams(location.search));
  return (
    <PageLink to={{ ...kept, ...to }} aria-current={isCurrent ? 'page' : undefined}>
      {children}
    </PageLink>
  );
}

import type { AnchorHTMLAttributes, MouseEvent } from 'react';
import { addressWith, changeAddress } from './address.ts';
import type { AddressChange } from './address.ts';

export interface PageLinkProps extends Omit<AnchorHTMLAttributes<HTMLAnchorElement>, 'href' | 'onClick'> {
  /** All that the address then holds. */
  readonly to: AddressChange;
}

/** A link to a state of the console. A plain click goes without loading the console again; one that opens a tab is the browser's. */
export function PageLink({ to, children, ...others }: PageLinkProps) {
  const open = (event: MouseEvent): void => {
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0) return;
    event.preventDefault();
    const left = [...new URLSearchParams(location.search).keys()].map((name) => [name, undefined]);
    changeAddress({ ...(Object.fromEntries(left) as AddressChange), ...to });
  };
  return (
    <a {...others} href={addressWith(to, '')} onClick={open}>
      {children}
    </a>
  );
}

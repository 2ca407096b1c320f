import { useId, useLayoutEffect, useRef } from 'react';
import type { ReactNode } from 'react';

export interface ConfirmDialogProps {
  /** The question. */
  readonly title: string;
  /** What follows from it. */
  readonly children: ReactNode;
  /** What is done, on the button. */
  readonly confirm: string;
  readonly isActing: boolean;
  readonly onConfirm: () => void;
  readonly onClose: () => void;
}

/** Asks before something that cannot be undone. The focus is in it while it is open, and goes back after. */
export function ConfirmDialog({ title, children, confirm, isActing, onConfirm, onClose }: ConfirmDialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const heading = useId();
  useLayoutEffect(() => {
    const opened = dialog.current;
    opened?.showModal();
    return () => opened?.close();
  }, []);
  return (
    <dialog className="confirm" ref={dialog} aria-labelledby={heading} onClose={onClose}>
      <h2 id={heading}>{title}</h2>
      {children}
      <div className="form-actions">
        <button type="button" onClick={onClose}>
          Cancel
        </button>
        <button type="button" className="primary" disabled={isActing} onClick={onConfirm}>
          {confirm}
        </button>
      </div>
    </dialog>
  );
}

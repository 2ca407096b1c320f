import { Component } from 'react';
import type { ReactNode } from 'react';

interface BoundaryState {
  readonly error: Error | undefined;
}

/** Shows that a page broke, and a way on, instead of an empty window. */
export class PageBoundary extends Component<{ readonly children: ReactNode }, BoundaryState> {
  override readonly state: BoundaryState = { error: undefined };

  static getDerivedStateFromError(error: Error): BoundaryState {
    return { error };
  }

  override render(): ReactNode {
    const { error } = this.state;
    if (error === undefined) return this.props.children;
    return (
      <section className="notice" role="alert">
        <h1>This page broke</h1>
        <p>{error.message}</p>
        <button type="button" onClick={() => location.reload()}>
          Load it again
        </button>
      </section>
    );
  }
}

import { Component, type ReactNode } from 'react';
import { Failure } from './failure.tsx';

interface BoundaryState {
  readonly error: unknown;
}

/** A fault of ours in a page is said there; what was typed lives outside and stays. */
export class Boundary extends Component<{ readonly children: ReactNode }, BoundaryState> {
  override state: BoundaryState = { error: null };

  static getDerivedStateFromError(error: unknown): BoundaryState {
    return { error };
  }

  override render(): ReactNode {
    const { error } = this.state;
    if (error === null) return this.props.children;
    return <Failure error={error} retry={() => this.setState({ error: null })} />;
  }
}

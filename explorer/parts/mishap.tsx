import { Component, type ReactNode } from "react";
import { Notice } from "./notice.tsx";

interface MishapProps {
  /** The address of what is shown; at another one all may be well. */
  readonly at: string;
  readonly children: ReactNode;
}

interface MishapState {
  readonly error: Error | null;
  readonly at: string;
}

/**
 * Says that a view can't be shown, where something is thrown while it is drawn or its script can't be
 * loaded, instead of leaving nothing on the page. React asks for a class here.
 */
export class Mishap extends Component<MishapProps, MishapState> {
  override state: MishapState = { error: null, at: this.props.at };

  static getDerivedStateFromError(error: unknown): Partial<MishapState> {
    return { error: error instanceof Error ? error : new Error(String(error)) };
  }

  static getDerivedStateFromProps({ at }: MishapProps, state: MishapState): MishapState | null {
    return at === state.at ? null : { error: null, at };
  }

  override render(): ReactNode {
    const { error } = this.state;
    if (error === null) return this.props.children;
    return (
      <Notice kind="error">
        <p>
          This can’t be shown: {error.message} Either a part of the page could not be loaded, as
          when there is no network or the server is of a newer version, or it has a mistake.
        </p>
        <button
          type="button"
          onClick={() => {
            location.reload();
          }}
        >
          Load again
        </button>
      </Notice>
    );
  }
}

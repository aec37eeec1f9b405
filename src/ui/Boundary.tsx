import { Component, type ReactNode } from 'react'

export interface BoundaryProps {
  /** What is shown in place of `children` after one of them failed; `retry` renders them anew. */
  readonly fallback: (error: unknown, retry: () => void) => ReactNode
  readonly children: ReactNode
}

/** Keeps a failure where it happened. React offers this to classes only. */
export class Boundary extends Component<
  BoundaryProps,
  { readonly error?: unknown; readonly failed: boolean }
> {
  override state: { readonly error?: unknown; readonly failed: boolean } = { failed: false }

  static getDerivedStateFromError(error: unknown) {
    return { error, failed: true }
  }

  override render() {
    if (!this.state.failed) return this.props.children
    return this.props.fallback(this.state.error, () => this.setState({ error: undefined, failed: false }))
  }
}

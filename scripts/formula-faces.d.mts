export interface Formula {
  readonly tex: string
  readonly displayMode: boolean
}
export function formulas(): Formula[]
export function formulaFaces(written?: readonly Formula[]): Record<string, string>

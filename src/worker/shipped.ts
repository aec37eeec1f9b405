/**
 * Of each file in `public/data` and `public/models` its address in the built app, whose name holds a hash of the
 * contents. Put here when the app is built; empty in development.
 */
declare const SHIPPED: Readonly<Record<string, string>>

/**
 * Fetches a file that ships with the app.
 * @param appRoot address of the app, with the slash
 * @returns a `fetch` of addresses below it, as `models/plane.bin`
 */
export function shippedFiles(appRoot: string): (address: string) => Promise<Response> {
  const names: Readonly<Record<string, string>> = SHIPPED
  return (address) => fetch(appRoot + (names[address] ?? address))
}

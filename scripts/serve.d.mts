import type { RequestListener, Server } from 'node:http'

export function staticHost(place?: { readonly folder?: string; readonly base?: string }): RequestListener

export function serve(options: {
  readonly folder?: string
  readonly host?: string
  readonly port: number
  readonly base?: string
}): Promise<Server>

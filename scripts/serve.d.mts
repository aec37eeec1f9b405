import type { Server } from 'node:http'

export function serve(options: {
  readonly folder?: string
  readonly host?: string
  readonly port: number
  readonly base?: string
}): Promise<Server>

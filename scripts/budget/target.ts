/**
 * A browser's page over its own protocol. Playwright's pages are watched by a debugger that decodes every response a
 * second time, and brings scripts of its own: a fifth of the time until a digit is rebuilt on a slow processor.
 */
import type { Browser, CDPSession } from 'playwright'

interface Answer {
  readonly id?: number
  readonly result?: unknown
  readonly error?: { readonly message: string }
}

/** One page. */
export class Target {
  private last = 0
  private readonly waiting = new Map<number, (answer: Answer) => void>()
  private readonly browser: CDPSession
  private readonly sessionId: string

  constructor(browser: CDPSession, sessionId: string) {
    this.browser = browser
    this.sessionId = sessionId
    browser.on('Target.receivedMessageFromTarget', (said) => {
      if (said.sessionId === sessionId) this.hear(JSON.parse(said.message))
    })
  }

  /** @throws what the browser answers to a message that it cannot follow */
  async send<T>(method: string, params: Record<string, unknown> = {}): Promise<T> {
    const id = ++this.last
    const answered = new Promise<Answer>((resolve) => this.waiting.set(id, resolve))
    const message = JSON.stringify({ id, method, params })
    await this.browser.send('Target.sendMessageToTarget', { sessionId: this.sessionId, message })
    const { result, error } = await answered
    if (error) throw new Error(`${method}: ${error.message}`)
    return result as T
  }

  private hear({ id, ...answer }: Answer): void {
    if (id === undefined) return
    this.waiting.get(id)?.(answer)
    this.waiting.delete(id)
  }
}

/** A browser's page with nothing cached; `close` forgets all that it kept. */
export async function openTarget(browser: Browser): Promise<{ page: Target; close(): Promise<void> }> {
  const session = await browser.newBrowserCDPSession()
  const { browserContextId } = await session.send('Target.createBrowserContext')
  const { targetId } = await session.send('Target.createTarget', { url: 'about:blank', browserContextId })
  const { sessionId } = await session.send('Target.attachToTarget', { targetId, flatten: false })
  return {
    page: new Target(session, sessionId),
    async close() {
      await session.send('Target.disposeBrowserContext', { browserContextId })
      await session.detach()
    },
  }
}

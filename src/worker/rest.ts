/**
 * How work in the worker gives way to messages. Of all that rests only the first goes on before messages are looked at
 * again: a question waits for one piece of work, however many are under way.
 *
 * Not a timer: those are held back in hidden tabs and below four milliseconds. Not `tf.nextFrame` either, which does not
 * yield in a worker.
 */
export function createRest(): (ms: number) => Promise<void> {
  const waiting: (() => void)[] = []
  let turning = false
  const { port1, port2 } = new MessageChannel()
  port1.onmessage = ({ data }: MessageEvent<'go on' | 'look'>) => {
    if (data === 'go on') {
      waiting.shift()?.()
      // What goes on now is done before this arrives, and so are messages that came meanwhile before the next turn.
      port2.postMessage('look')
    } else if (waiting.length > 0) port2.postMessage('go on')
    else turning = false
  }
  return (ms) =>
    new Promise((resolve) => {
      if (ms > 0) return void setTimeout(resolve, ms)
      waiting.push(resolve)
      if (turning) return
      turning = true
      port2.postMessage('go on')
    })
}

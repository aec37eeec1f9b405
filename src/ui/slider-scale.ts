/** Ten round numbers a decade, in nearly equal ratios (the series R10, rounded). */
const roundNumbers = [1, 1.2, 1.5, 2, 2.5, 3, 4, 5, 6, 8]

/**
 * The stops of a logarithmic track: both ends and the round numbers between; whole numbers only where
 * `integer`. `min` must be positive.
 */
export function logStops(min: number, max: number, integer = false): number[] {
  const stops = [min]
  for (let decade = Math.floor(Math.log10(min)); decade <= Math.log10(max); decade++)
    for (const number of roundNumbers) {
      const stop = Number(`${number}e${decade}`)
      if (stop > min && stop < max && (!integer || Number.isInteger(stop))) stops.push(stop)
    }
  stops.push(max)
  return stops
}

/** Index of the stop that is nearest in ratio (positive stops) or distance. */
export function nearestStop(stops: readonly number[], value: number): number {
  const measure = (x: number) => (stops[0]! > 0 ? Math.log(Math.max(x, 1e-12)) : x)
  let nearest = 0
  for (let i = 1; i < stops.length; i++)
    if (Math.abs(measure(stops[i]!) - measure(value)) < Math.abs(measure(stops[nearest]!) - measure(value)))
      nearest = i
  return nearest
}

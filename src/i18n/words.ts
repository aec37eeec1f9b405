/**
 * Interface words live in area files, `words/<area>.ts`, each a call of `words`. English names the keys;
 * a key that Polish lacks does not compile. Plurals have the names of `Intl.PluralRules`: `digits_one`, `digits_other`
 * in English need `digits_one`, `digits_few`, `digits_many`, `digits_other` in Polish, and are said as
 * `say('digits', { count })`. Slots are written `{{name}}` and are required by the compiler.
 */
type Key<En> = keyof En & string
type PolishKey<K extends string> = K extends `${infer Base}_one`
  ? `${Base}_one` | `${Base}_few` | `${Base}_many`
  : K

type SlotsIn<Text> = Text extends `${string}{{${infer Name}}}${infer Rest}` ? Name | SlotsIn<Rest> : never

/** Keys as they are said: both plural forms of one key are one. */
export type Said<En> = BaseOf<Key<En>>
type BaseOf<K extends string> = K extends `${infer Base}_one` | `${infer Base}_other` ? Base : K

type TextOf<En, K extends string> = K extends keyof En
  ? En[K]
  : `${K}_other` extends keyof En
    ? En[`${K}_other`]
    : never
type PluralSlot<En, K extends string> = K extends keyof En ? never : 'count'
type SlotName<En, K extends string> = SlotsIn<TextOf<En, K>> | PluralSlot<En, K>

/** What a key needs besides itself: nothing, or one value for each slot. `count` chooses the plural. */
export type Slots<En, K extends string> = [SlotName<En, K>] extends [never]
  ? []
  : [{ readonly [N in SlotName<En, K>]: N extends 'count' ? number : string | number }]

/** One area's words in every language. */
export interface Words<En = Record<string, string>> {
  readonly area: string
  readonly en: En
  readonly pl: Readonly<Record<string, string>>
}

/** Says one of an area's texts. */
export type Say<En> = <K extends Said<En>>(key: K, ...slots: Slots<En, K>) => string

/** Defines an area. Its name is what the test language prints before the key. */
export function words<const En extends Readonly<Record<string, string>>>(
  area: string,
  both: { readonly en: En; readonly pl: Readonly<Record<PolishKey<Key<En>>, string>> },
): Words<En> {
  return { area, en: both.en, pl: both.pl }
}

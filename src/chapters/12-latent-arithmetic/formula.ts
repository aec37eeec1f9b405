/**
 * What a cell of the spreadsheet says, read into a tree. A grammar of four lines, read by recursive descent:
 *
 *     sum     = product (("+" | "−") product)*
 *     product = signed (("·" | "/") signed)*
 *     signed  = ("−" | "+") signed | value
 *     value   = number | "#" whole | cell | word "(" word ("," word)* ")" | "(" sum ")"
 */
import { type Attribute, attributes } from '../../data/faces.ts'

export type Formula =
  | { readonly kind: 'number'; readonly value: number }
  /** A face of the validation set, counted from 1. */
  | { readonly kind: 'example'; readonly number: number }
  | { readonly kind: 'cell'; readonly name: string }
  /** All faces that have these attributes, or that lack them. */
  | { readonly kind: 'group'; readonly has: boolean; readonly of: readonly Attribute[] }
  | { readonly kind: 'negative'; readonly of: Formula }
  | { readonly kind: '+' | '-' | '*' | '/'; readonly left: Formula; readonly right: Formula }

/** What is wrong; worded as `problem-…` and `short-…` of the chapter. */
export interface Problem {
  readonly code:
    | 'incomplete' // the text ends where something has to follow
    | 'bracket' // a bracket is not closed
    | 'unexpected' // facts: found
    | 'unknown' // a word that is neither an attribute nor a group; facts: found
    | 'example' // facts: found, most
    | 'outside' // a cell that the sheet does not have; facts: found
    | 'empty' // facts: cell
    | 'cycle' // facts: cell, the first that leads back to itself
    | 'faulty' // a cell referred to has a problem of its own; facts: cell
    | 'mixed' // a code plus or minus a number
    | 'product' // a code times or over a code, or a number over a code
    | 'zero' // divided by zero
  readonly facts: Readonly<Record<string, string>>
}

export class FormulaError extends Error {
  readonly problem: Problem
  constructor(code: Problem['code'], facts: Problem['facts'] = {}) {
    super(`${code} ${JSON.stringify(facts)}`)
    this.problem = { code, facts }
  }
}

/** The words of a formula as it is kept; each language shows its own. */
export const groupWords = { with: true, without: false } as const

const signs: Readonly<Record<string, string>> = { '−': '-', '–': '-', '·': '*', '×': '*', '∙': '*', ':': '/' }
const pattern = /\s*(?:(\d+(?:[.,]\d+)?|[.,]\d+)|#(\d*)|(\p{L}+\d+)(?!\p{L})|(\p{L}+)|(\S))/uy

interface Token {
  readonly kind: 'number' | 'example' | 'cell' | 'word' | 'sign' | 'end'
  readonly text: string
}

function tokensOf(text: string): Token[] {
  const tokens: Token[] = []
  pattern.lastIndex = 0
  for (let found = pattern.exec(text); found; found = pattern.exec(text)) {
    const [, number, example, cell, word, sign] = found
    if (number !== undefined) tokens.push({ kind: 'number', text: number })
    else if (example !== undefined) tokens.push({ kind: 'example', text: example })
    else if (cell !== undefined) tokens.push({ kind: 'cell', text: cell.toUpperCase() })
    else if (word !== undefined) tokens.push({ kind: 'word', text: word })
    else tokens.push({ kind: 'sign', text: signs[sign!] ?? sign! })
  }
  return [...tokens, { kind: 'end', text: '' }]
}

/**
 * @param text one line, with or without "=" in front, in the words of `groupWords` and `attributes`
 * @throws FormulaError with the first thing that is wrong
 */
export function readFormula(text: string): Formula {
  const tokens = tokensOf(text.replace(/^\s*=/, ''))
  let at = 0
  const next = () => tokens[at]!
  const isSign = (...wanted: string[]) => next().kind === 'sign' && wanted.includes(next().text)
  const take = () => tokens[at++]!
  const close = () => {
    if (next().kind === 'end') throw new FormulaError('bracket')
    if (!isSign(')')) throw new FormulaError('unexpected', { found: spelled(next()) })
    at++
  }

  /** A chain of operators of one rank, from the left. */
  const chain = (operand: () => Formula, ...operators: string[]) => {
    let left = operand()
    while (isSign(...operators)) left = { kind: take().text as '+', left, right: operand() }
    return left
  }
  const sum = (): Formula => chain(product, '+', '-')
  const product = (): Formula => chain(signed, '*', '/')
  const signed = (): Formula => {
    if (isSign('+')) {
      at++
      return signed()
    }
    if (!isSign('-')) return value()
    at++
    return { kind: 'negative', of: signed() }
  }
  const value = (): Formula => {
    const token = take()
    switch (token.kind) {
      case 'number':
        return { kind: 'number', value: Number(token.text.replace(',', '.')) }
      case 'example':
        if (token.text === '') throw new FormulaError('incomplete')
        return { kind: 'example', number: Number(token.text) }
      case 'cell':
        return { kind: 'cell', name: token.text }
      case 'word':
        return group(token.text)
      case 'end':
        throw new FormulaError('incomplete')
      case 'sign': {
        if (token.text !== '(') throw new FormulaError('unexpected', { found: spelled(token) })
        const inside = sum()
        close()
        return inside
      }
    }
  }
  const group = (word: string): Formula => {
    const name = word.toLowerCase()
    if (!Object.hasOwn(groupWords, name)) throw new FormulaError('unknown', { found: word })
    if (next().kind === 'end') throw new FormulaError('incomplete')
    if (!isSign('(')) throw new FormulaError('unexpected', { found: spelled(next()) })
    const of: Attribute[] = []
    do {
      at++
      const attribute = take()
      if (attribute.kind === 'end') throw new FormulaError('incomplete')
      if (attribute.kind !== 'word') throw new FormulaError('unexpected', { found: spelled(attribute) })
      const known = attributes.find((one) => one === attribute.text.toLowerCase())
      if (!known) throw new FormulaError('unknown', { found: attribute.text })
      of.push(known)
    } while (isSign(',', ';'))
    close()
    return { kind: 'group', has: groupWords[name as keyof typeof groupWords], of }
  }

  const whole = sum()
  if (next().kind !== 'end') throw new FormulaError('unexpected', { found: spelled(next()) })
  return whole
}

const spelled = ({ kind, text }: Token) => (kind === 'example' ? `#${text}` : text)

/** A formula with its words exchanged, such as for those of another language; everything else stays as it is. */
export function withWords(text: string, words: ReadonlyMap<string, string>): string {
  return text.replace(/\p{L}+(?![\p{L}\d])/gu, (word) => words.get(word.toLowerCase()) ?? word)
}

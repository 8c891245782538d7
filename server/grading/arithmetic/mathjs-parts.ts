import {
  createConstantNode,
  createFunctionNode,
  createNode,
  createOperatorNode,
  createParenthesisNode,
  createParse,
  createSymbolNode,
  createUnitClass,
  type FactoryFunction,
  type FactoryFunctionMap,
  type MathJsInstance,
  type MathNode,
  type Unit,
  type UnitCtor,
} from 'mathjs'
import {
  absDependencies,
  addScalarDependencies,
  create,
  divideScalarDependencies,
  equalDependencies,
  fixDependencies,
  formatDependencies,
  isBoundedDependencies,
  isNumericDependencies,
  multiplyScalarDependencies,
  numberDependencies,
  numericDependencies,
  powDependencies,
  roundDependencies,
  subtractScalarDependencies,
} from 'mathjs/number'

// What a formula may not contain. mathjs's parser meets these names when the text asks for them; ours refuse to
// exist, so that no list, range, assignment, object or function definition can even be parsed.
const forbiddenNodes = [
  'AccessorNode',
  'ArrayNode',
  'AssignmentNode',
  'BlockNode',
  'ConditionalNode',
  'FunctionAssignmentNode',
  'IndexNode',
  'ObjectNode',
  'RangeNode',
  'RelationalNode',
]
class Forbidden {
  constructor() {
    throw new SyntaxError('lists, ranges and assignments do not belong in a formula')
  }
}
const forbidden = Object.fromEntries(forbiddenNodes.map((name) => [name, standIn(name, Forbidden)]))

// Unit's own table converts to these number types. Formulas compute with plain numbers only, and leaving the real
// ones out saves the browser 30 KB (gzipped).
const unusedNumberTypes = Object.fromEntries(
  ['Complex', 'BigNumber', 'Fraction'].map((name) => [name, standIn(name, class Unused {})]),
)

/** A factory in mathjs's own form that gives `what` under `name` and depends on nothing. */
function standIn(name: string, what: unknown): FactoryFunction<unknown> {
  return Object.assign(() => what, { isFactory: true, fn: name, dependencies: [] })
}

const parts = {
  createUnitClass,
  createParse,
  createNode,
  createConstantNode,
  createOperatorNode,
  createParenthesisNode,
  createSymbolNode,
  createFunctionNode,
  absDependencies,
  addScalarDependencies,
  divideScalarDependencies,
  equalDependencies,
  fixDependencies,
  formatDependencies,
  isBoundedDependencies,
  isNumericDependencies,
  multiplyScalarDependencies,
  numberDependencies,
  numericDependencies,
  powDependencies,
  roundDependencies,
  subtractScalarDependencies,
  ...forbidden,
  ...unusedNumberTypes,
}
const math: MathJsInstance = create(complete(parts))

// The types call each part possibly missing; a mathjs that lacks one must not start.
function complete(
  all: Record<string, FactoryFunction<unknown> | FactoryFunctionMap | undefined>,
): FactoryFunctionMap {
  const there: FactoryFunctionMap = {}
  for (const [name, part] of Object.entries(all)) {
    if (!part) throw new Error(`mathjs has no ${name}`)
    there[name] = part
  }
  return there
}

/** mathjs's units, computing with plain numbers. One class of our own: what is created here is seen nowhere else. */
export const MathUnit: UnitCtor = math.Unit

/** Parses text to mathjs's tree. Throws SyntaxError. The tree is only ever read, never compiled or evaluated. */
export function parseTree(text: string): MathNode {
  return math.parse(text)
}

export type { MathNode, Unit }

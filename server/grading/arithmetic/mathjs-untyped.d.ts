import type { FactoryFunction, FactoryFunctionMap } from 'mathjs'

// mathjs exports these factories and leaves them out of its types.
declare module 'mathjs' {
  export const createUnitClass: FactoryFunction<unknown>
  export const createParse: FactoryFunction<unknown>
  export const createNode: FactoryFunction<unknown>
  export const createConstantNode: FactoryFunction<unknown>
  export const createOperatorNode: FactoryFunction<unknown>
  export const createParenthesisNode: FactoryFunction<unknown>
  export const createSymbolNode: FactoryFunction<unknown>
  export const createFunctionNode: FactoryFunction<unknown>
  export const isBoundedDependencies: FactoryFunctionMap
  export const subtractScalarDependencies: FactoryFunctionMap
}

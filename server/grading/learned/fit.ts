/** A sparse row: indices of what is there, and how much of it. */
export interface Row {
  at: readonly number[]
  value: readonly number[]
}

/** Logistic regressions on the same rows, side by side: `of(feature, output)` weighs, the last row of weights is the bias. */
export interface Fitted {
  features: number
  outputs: number
  /** features + 1 rows of outputs each. */
  weights: Float64Array
}

/** Scores of a row for every output, before the logistic function. */
export const scoresOf = ({ features, outputs, weights }: Fitted, { at, value }: Row): Float64Array => {
  const scores = weights.slice(features * outputs, (features + 1) * outputs)
  for (let index = 0; index < at.length; index++) {
    const from = (at[index] ?? 0) * outputs
    const much = value[index] ?? 0
    for (let output = 0; output < outputs; output++)
      scores[output] = (scores[output] ?? 0) + much * (weights[from + output] ?? 0)
  }
  return scores
}

export const logistic = (score: number): number => 1 / (1 + Math.exp(-Math.max(-30, Math.min(30, score))))

/** log(1 + e^score) without overflow. */
const softplus = (score: number): number => (score > 30 ? score : Math.log1p(Math.exp(score)))

interface Problem {
  rows: readonly Row[]
  /** 1 or 0 for every output of every row. */
  wanted: readonly Uint8Array[]
  features: number
  outputs: number
  /** How much each row counts for every output; 1 where it is left out. */
  counts?: readonly Float64Array[]
  /** Strength of the pull towards 0. */
  ridge: number
}

const costAndSlope = (problem: Problem, weights: Float64Array, slope: Float64Array): number => {
  const { rows, wanted, counts, features, outputs, ridge } = problem
  const model = { features, outputs, weights }
  let cost = 0
  slope.fill(0)
  const bias = features * outputs
  rows.forEach((row, number) => {
    const scores = scoresOf(model, row)
    const truth = wanted[number]
    const count = counts?.[number]
    for (let output = 0; output < outputs; output++) {
      const counted = count?.[output] ?? 1
      const score = scores[output] ?? 0
      const isTrue = truth?.[output] ?? 0
      cost += counted * (softplus(score) - isTrue * score)
      const error = counted * (logistic(score) - isTrue)
      scores[output] = error
      slope[bias + output] = (slope[bias + output] ?? 0) + error
    }
    for (let index = 0; index < row.at.length; index++) {
      const from = (row.at[index] ?? 0) * outputs
      const much = row.value[index] ?? 0
      for (let output = 0; output < outputs; output++)
        slope[from + output] = (slope[from + output] ?? 0) + much * (scores[output] ?? 0)
    }
  })
  for (let at = 0; at < bias; at++) {
    const weight = weights[at] ?? 0
    cost += (ridge / 2) * weight * weight
    slope[at] = (slope[at] ?? 0) + ridge * weight
  }
  return cost
}

const dot = (one: Float64Array, other: Float64Array): number => {
  let sum = 0
  for (let at = 0; at < one.length; at++) sum += (one[at] ?? 0) * (other[at] ?? 0)
  return sum
}

const MEMORY = 8

/** Direction of descent by the two-loop recursion of L-BFGS (Nocedal and Wright, Numerical Optimization, algorithm 7.4). */
const descent = (slope: Float64Array, steps: Float64Array[], turns: Float64Array[]): Float64Array => {
  const direction = slope.map((value) => -value)
  const shares: number[] = []
  for (let at = steps.length - 1; at >= 0; at--) {
    const step = steps[at] ?? direction
    const turn = turns[at] ?? direction
    const share = dot(step, direction) / dot(step, turn)
    shares[at] = share
    for (let index = 0; index < direction.length; index++)
      direction[index] = (direction[index] ?? 0) - share * (turn[index] ?? 0)
  }
  const last = steps.at(-1)
  const lastTurn = turns.at(-1)
  if (last && lastTurn) {
    const scale = dot(last, lastTurn) / dot(lastTurn, lastTurn)
    for (let index = 0; index < direction.length; index++) direction[index] = (direction[index] ?? 0) * scale
  }
  for (let at = 0; at < steps.length; at++) {
    const step = steps[at] ?? direction
    const share = dot(turns[at] ?? direction, direction) / dot(step, turns[at] ?? direction)
    for (let index = 0; index < direction.length; index++)
      direction[index] = (direction[index] ?? 0) + (step[index] ?? 0) * ((shares[at] ?? 0) - share)
  }
  return direction
}

/** Fits ridge logistic regressions. Deterministic: the same rows in the same order give the same weights. */
export const regress = (problem: Problem, rounds: number): Fitted => {
  const { features, outputs } = problem
  let weights = new Float64Array((features + 1) * outputs)
  let slope = new Float64Array(weights.length)
  let cost = costAndSlope(problem, weights, slope)
  const steps: Float64Array[] = []
  const turns: Float64Array[] = []
  for (let round = 0; round < rounds; round++) {
    const direction = descent(slope, steps, turns)
    const along = dot(direction, slope)
    if (along > -1e-9) break
    let length = steps.length === 0 ? 1 / Math.sqrt(dot(slope, slope)) : 1
    let moved = false
    for (let tries = 0; tries < 20 && !moved; tries++, length /= 2) {
      const next = weights.map((weight, at) => weight + length * (direction[at] ?? 0))
      const nextSlope = new Float64Array(weights.length)
      const nextCost = costAndSlope(problem, next, nextSlope)
      if (nextCost > cost + 1e-4 * length * along) continue
      const step = next.map((weight, at) => weight - (weights[at] ?? 0))
      const turn = nextSlope.map((value, at) => value - (slope[at] ?? 0))
      if (dot(step, turn) > 1e-12) {
        steps.push(step)
        turns.push(turn)
        if (steps.length > MEMORY) {
          steps.shift()
          turns.shift()
        }
      }
      moved = true
      const gained = cost - nextCost
      weights = next
      slope = nextSlope
      cost = nextCost
      if (gained < 1e-6 * cost) return { features, outputs, weights }
    }
    if (!moved) break
  }
  return { features, outputs, weights }
}

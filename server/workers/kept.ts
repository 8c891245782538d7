/** A map that keeps the latest so many; who asks for one or puts one in makes it the latest. */
export class Kept<K, V> {
  private readonly values = new Map<K, V>()

  constructor(private readonly most: number) {}

  get(key: K): V | undefined {
    const value = this.values.get(key)
    if (value !== undefined) this.put(key, value)
    return value
  }

  has(key: K): boolean {
    return this.values.has(key)
  }

  put(key: K, value: V): void {
    this.values.delete(key)
    this.values.set(key, value)
    const [oldest] = this.values.keys()
    if (this.values.size > this.most && oldest !== undefined) this.values.delete(oldest)
  }

  drop(key: K): void {
    this.values.delete(key)
  }
}

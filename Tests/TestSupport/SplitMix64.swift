import Differentiation

/// The generator of seeded tests.
package typealias SplitMix64 = Differentiation.SplitMix64

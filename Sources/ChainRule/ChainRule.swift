@_exported import ComputationGraph
@_exported import Differentiation
@_exported import Notation
@_exported import Reports
